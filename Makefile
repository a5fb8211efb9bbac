# Two commands do everything: `make run` and `make test`. Python 3.11 or newer and make are all you need.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADDRESS := 127.0.0.1:8000
# What make lock, audit and sbom use: an environment that the site never sees.
TOOLS := .venv-audit
# Only files with the hashes of the lock are installed, and none that runs code to be built. uv does it in a tenth of the time; pip serves where it is missing.
INSTALL = if command -v uv >/dev/null; then uv pip install -q --python $(2)/bin/python --no-build --require-hashes -r $(1); else $(2)/bin/python -m pip install -q --disable-pip-version-check --only-binary :all: --require-hashes -r $(1); fi
LOCK = $(TOOLS)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"
WITH_ENV := set -a; . ./.env; set +a;

# What `make fuzz` is given: make fuzz INPUTS=1000, and what a failure says to repeat it.
INPUTS ?= 1000000
SEED ?= 1

.PHONY: help run admin test faults check format prove bench grades coverage mutate fuzz lock audit sbom ci

help:
	@echo "make run    serve the site on http://$(ADDRESS)"
	@echo "make admin  make the first editor"
	@echo "make test   run every test, but for those of faults"
	@echo "make faults take away the database, the disk, a worker, the clock, and give them back"
	@echo "make prove  try the decision on every combination of answers"
	@echo "make bench  measure a decision, a search, letters against two other ways to make them, every page under load"
	@echo "make fuzz   try the forms, the batch reader and the API on a million inputs (INPUTS=1000 for a short run)"
	@echo "make grades how hard each page is to read, into docs/reading.md"
	@echo "make coverage  how much of the code the tests without a browser reach; fails under 95 percent"
	@echo "make mutate  change the rules in two thousand small ways and tell which changes no test notices"
	@echo "make lock   the locks anew from the requirements: every version, with the hashes of its files"
	@echo "make audit  ask whether a version in the locks has a known vulnerability"
	@echo "make sbom   every part of the running site with its version and license, as CycloneDX"
	@echo "make check  format, lint, types, content, imports, deploy settings"

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed. Set PYTHON to one, as in: make run PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.lock
	@echo "Installing what the site needs ..."
	@$(call INSTALL,requirements.lock,$(VENV))
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@echo "Installing what the tests need ..."
	@$(call INSTALL,requirements-dev.lock,$(VENV))
	@touch $@

$(VENV)/.bench: $(VENV)/.dev bench/requirements.lock
	@echo "Installing what letters are compared with ..."
	@$(call INSTALL,bench/requirements.lock,$(VENV)) && touch $@ || echo "Not installed; the table says what was not run."

$(VENV)/.fuzz: $(VENV)/.dev fuzz/requirements.lock
	@echo "Installing what follows the branches of the code ..."
	@$(call INSTALL,fuzz/requirements.lock,$(VENV)) && touch $@ || echo "Not installed; bytes are changed by chance."

.env:
	@umask 077; printf 'SECRET_KEY=%s\nALLOWED_HOSTS=127.0.0.1,localhost\nHTTPS=off\n' "$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))')" > .env

run: $(VENV)/.run .env
	@$(WITH_ENV) $(BIN)/python manage.py migrate -v0
	@$(WITH_ENV) $(BIN)/python manage.py load_directory
	@$(WITH_ENV) $(BIN)/python manage.py collectstatic --noinput -v0
	@echo "The site is on http://$(ADDRESS) (stop it with Ctrl-C)"
	@$(WITH_ENV) exec $(BIN)/gunicorn calmediconnect_site.wsgi --bind $(ADDRESS) --config calmediconnect_site/gunicorn.py

admin: $(VENV)/.run .env
	@$(WITH_ENV) $(BIN)/python manage.py migrate -v0
	@$(WITH_ENV) $(BIN)/python manage.py createsuperuser
	@echo "Now run the site (make run), sign in at http://$(ADDRESS)/admin/, and set up your phone there."
	@echo "Any authenticator app will do. Keep the ten recovery codes that are shown once."
	@echo "Phone and codes lost? $(BIN)/python manage.py addstatictoken NAME makes a code that serves once."
	@echo "For other editors: add a user at the desk, tick Staff status, and choose the group Editors."

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))') ALLOWED_HOSTS=example.org HTTPS=on $(BIN)/python manage.py check --deploy --fail-level WARNING
	SECRET_KEY=for-this-check-only ALLOWED_HOSTS=localhost HTTPS=off $(BIN)/python manage.py makemigrations --check --dry-run

test: $(VENV)/.dev
	@BIN=$(BIN) tests/run.sh

faults: $(VENV)/.dev
	@BIN=$(BIN) tests/faults/run.sh

prove: $(VENV)/.run
	SECRET_KEY=for-this-proof-only ALLOWED_HOSTS=localhost HTTPS=off $(BIN)/python manage.py prove

bench: $(VENV)/.bench
	PYTHONPATH=. $(BIN)/python bench/decision.py
	PYTHONPATH=. $(BIN)/python -W ignore bench/search.py
	PYTHONPATH=. $(BIN)/python bench/letters.py
	PYTHONPATH=. $(BIN)/python bench/pages.py
	PYTHONPATH=. $(BIN)/python bench/lighthouse.py

grades: $(VENV)/.dev
	PYTHONPATH=. $(BIN)/python -W ignore bench/reading.py

coverage: $(VENV)/.dev
	$(BIN)/coverage erase
	# Not on a full disk: there the counts cannot be written either.
	$(BIN)/coverage run -m pytest -k "not full_disk" -n auto --maxprocesses 4 --dist loadfile tests/content tests/domain tests/site tests/servers
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

mutate: $(VENV)/.dev
	$(BIN)/mutmut run
	$(BIN)/mutmut results

fuzz: $(VENV)/.fuzz
	$(BIN)/python -W ignore -m fuzz --inputs $(INPUTS) --seed $(SEED) $(if $(TARGET),--target $(TARGET))

$(TOOLS)/.done: requirements-audit.lock
	@$(PYTHON) -m venv $(TOOLS)
	@$(call INSTALL,requirements-audit.lock,$(TOOLS))
	@touch $@

# An existing lock is kept to as far as the requirements allow: delete it first to take the newest of everything.
lock: $(TOOLS)/.done
	$(LOCK) requirements.txt -o requirements.lock
	$(LOCK) requirements-dev.txt -c requirements.lock -o requirements-dev.lock
	$(LOCK) requirements-audit.txt -o requirements-audit.lock
	$(LOCK) bench/requirements.txt -c requirements-dev.lock -o bench/requirements.lock
	$(LOCK) fuzz/requirements.txt -c requirements-dev.lock -o fuzz/requirements.lock

audit: $(TOOLS)/.done
	@$(TOOLS)/bin/python dependencies/audit.py requirements.lock requirements-dev.lock requirements-audit.lock

sbom: $(TOOLS)/.done
	@$(TOOLS)/bin/uv venv -q --clear $(TOOLS)/site
	@$(TOOLS)/bin/uv pip install -q --python $(TOOLS)/site/bin/python --no-build --require-hashes -r requirements.lock
	@$(TOOLS)/bin/python -W ignore -m cyclonedx_py environment --pyproject pyproject.toml --output-reproducible --output-file sbom.json $(TOOLS)/site/bin/python
	@echo "sbom.json"

ci: check audit test faults prove

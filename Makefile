# Two commands do everything: `make run` and `make test`. Python 3.11 or newer and make are all you need.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADDRESS := 127.0.0.1:8000
# uv installs the same files in a tenth of the time; pip serves where it is missing.
INSTALL = if command -v uv >/dev/null; then uv pip install -q --python $(BIN)/python -r $(1); else $(BIN)/python -m pip install -q --disable-pip-version-check -r $(1); fi
WITH_ENV := set -a; . ./.env; set +a;

.PHONY: help run admin test check format prove bench grades coverage mutate ci

help:
	@echo "make run    serve the site on http://$(ADDRESS)"
	@echo "make admin  make the first editor"
	@echo "make test   run every test"
	@echo "make prove  try the decision on every combination of answers"
	@echo "make bench  measure a decision, a search, and letters against two other ways to make them"
	@echo "make grades how hard each page is to read, into docs/reading.md"
	@echo "make coverage  how much of the code the tests without a browser reach; fails under 95 percent"
	@echo "make mutate  change the rules in two thousand small ways and tell which changes no test notices"
	@echo "make check  format, lint, types, content, imports, deploy settings"

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed. Set PYTHON to one, as in: make run PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.txt
	@echo "Installing what the site needs ..."
	@$(call INSTALL,requirements.txt)
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	@echo "Installing what the tests need ..."
	@$(call INSTALL,requirements-dev.txt)
	@touch $@

$(VENV)/.bench: $(VENV)/.dev bench/requirements.txt
	@echo "Installing what letters are compared with ..."
	@$(call INSTALL,bench/requirements.txt) && touch $@ || echo "Not installed; the table says what was not run."

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

prove: $(VENV)/.run
	SECRET_KEY=for-this-proof-only ALLOWED_HOSTS=localhost HTTPS=off $(BIN)/python manage.py prove

bench: $(VENV)/.bench
	PYTHONPATH=. $(BIN)/python bench/decision.py
	PYTHONPATH=. $(BIN)/python -W ignore bench/search.py
	PYTHONPATH=. $(BIN)/python bench/letters.py

grades: $(VENV)/.dev
	PYTHONPATH=. $(BIN)/python -W ignore bench/reading.py

coverage: $(VENV)/.dev
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest tests/content tests/domain tests/site
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

# Each mutant is tried in a process of its own. The letters have no tests of their own in tests/domain: docs/quality.md.
mutate: $(VENV)/.dev
	$(BIN)/mutmut run
	$(BIN)/mutmut results

ci: check test prove

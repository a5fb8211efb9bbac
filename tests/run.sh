#!/usr/bin/env bash
# Every test: with SQLite, a real browser and a real office suite, then what touches a database again with PostgreSQL.
# Missing parts are installed from Debian's packages where that is possible. What cannot be run is
# reported as skipped; with CI=true a skip of these is a failure.
set -eu
: "${BIN:=.venv/bin}"
# On every core, up to four; the tests of one file stay in one process.
: "${CORES:=-n auto --maxprocesses 4 --dist loadfile}"

install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  echo "Installing $* from Debian's packages ..."
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1 || true
}

command -v chromium >/dev/null || command -v google-chrome >/dev/null || install chromium
command -v soffice >/dev/null || command -v libreoffice >/dev/null || install libreoffice-writer-nogui
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install postgresql
command -v java >/dev/null || install default-jre-headless
command -v npm >/dev/null || install npm
command -v caddy >/dev/null || install caddy
. tests/nu_checker.sh
get_nu_checker || echo "The Nu HTML checker could not be fetched."

"$BIN/python" -m pytest $CORES "$@"

. tests/postgres.sh
if start_postgres; then
  trap stop_postgres EXIT
  echo "Again with PostgreSQL:"
  DATABASE_URL="$POSTGRES_URL" "$BIN/python" -m pytest $CORES tests/site
elif [ "${CI:-}" = true ]; then
  echo "PostgreSQL could not be started, and CI must not skip it." >&2
  exit 1
else
  echo "SKIPPED: PostgreSQL could not be started; the database tests ran with SQLite only."
fi

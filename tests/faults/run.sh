#!/usr/bin/env bash
# The tests of faults, with a real PostgreSQL, a real proxy, and as root real disks. What is missing is installed from
# Debian's packages where that is possible, and else skipped; with CI=true a skip is a failure.
set -eu
: "${BIN:=.venv/bin}"

install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  echo "Installing $* from Debian's packages ..."
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1 || true
}

ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install postgresql
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || install nginx-light

"$BIN/python" -m pytest tests/faults "$@"

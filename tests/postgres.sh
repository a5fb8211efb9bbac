# A PostgreSQL of our own in a temporary folder. Sourced; sets POSTGRES_URL.

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_postgres() {
  POSTGRES_BIN=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
  [ -n "$POSTGRES_BIN" ] || return 1
  POSTGRES_DIR=$(mktemp -d -p /var/tmp) # not in the folder that a test searches for what the site leaves behind
  [ "$(id -u)" != 0 ] || chown postgres "$POSTGRES_DIR"
  port=$("$BIN/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  as_postgres "$POSTGRES_BIN/initdb" -D "$POSTGRES_DIR/data" -U site --auth=trust -E UTF8 >/dev/null || return 1
  as_postgres "$POSTGRES_BIN/pg_ctl" -D "$POSTGRES_DIR/data" -w -l "$POSTGRES_DIR/log" \
    -o "-p $port -k $POSTGRES_DIR -c listen_addresses=127.0.0.1 -c fsync=off" start >/dev/null || return 1
  POSTGRES_URL="postgres://site@127.0.0.1:$port/postgres"
}

stop_postgres() {
  as_postgres "$POSTGRES_BIN/pg_ctl" -D "$POSTGRES_DIR/data" -m fast stop >/dev/null || true
  rm -rf "$POSTGRES_DIR"
}

#!/usr/bin/env bash
# Runs a command beside a throwaway PostgreSQL: bin/with-postgres.sh npm test
# The server listens on 127.0.0.1 only, its address is in TALLYLIGHT_POSTGRES, and nothing of it is left afterwards.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: bin/with-postgres.sh <command> [argument...]" >&2; exit 64; }

# Debian keeps the server's programs off PATH, in a folder per version.
programs=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
PATH="$PATH:$programs"
command -v initdb >/dev/null || { echo "PostgreSQL is missing: apt-get install postgresql" >&2; exit 69; }

data=$(mktemp -d /tmp/tallylight-postgres.XXXXXX)
# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
  chown postgres "$data"
  as_owner() { (cd "$data" && runuser -u postgres -- env "PATH=$PATH" "$@"); }
else
  as_owner() { "$@"; }
fi

stop() {
  [ ! -f "$data/cluster/postmaster.pid" ] || as_owner pg_ctl stop --silent -D "$data/cluster" -m immediate || true
  rm -rf "$data"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

as_owner initdb --pgdata="$data/cluster" --auth=trust --username=postgres --encoding=UTF8 --locale=C --no-sync \
  >"$data/initdb.log" 2>&1 || { cat "$data/initdb.log" >&2; exit 70; }

free_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}
start() {
  as_owner pg_ctl start --silent --wait -D "$data/cluster" -l "$data/server.log" \
    -o "-p $1 -c listen_addresses=127.0.0.1 -c unix_socket_directories='$data'" >/dev/null
}
# Another program can take the port between the look and the start.
for try in 1 2 3; do
  port=$(free_port)
  start "$port" && break
  [ "$try" -lt 3 ] || { cat "$data/server.log" >&2; exit 70; }
done

export TALLYLIGHT_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
"$@"

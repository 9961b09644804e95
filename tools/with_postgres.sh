#!/bin/sh
# Runs a command with a PostgreSQL server of its own: a fresh cluster in a temporary directory, on a free port of
# 127.0.0.1, stopped and removed when the command ends. The command finds it in SAMSYN_TEST_POSTGRES.
# Usage: tools/with_postgres.sh COMMAND [ARGUMENT...]
set -eu

say() { printf 'postgres: %s\n' "$*" >&2; }

find_binaries() {
    for directory in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V -r); do
        [ -x "$directory/initdb" ] && printf '%s' "$directory" && return
    done
    path=$(command -v initdb) && dirname "$(readlink -f "$path")" && return
    say 'no PostgreSQL server found: run tools/install.sh, which says how to get it'
    exit 1
}

# PostgreSQL refuses to run as root, so root hands over to the account that Debian's package made.
as_owner() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

binaries=$(find_binaries)
# The path of a socket may have 107 bytes, so the directory is short whatever TMPDIR says.
place=$(mktemp -d /tmp/samsyn-pg.XXXXXX)
command_pid=

finish() {
    status=$?
    trap - EXIT INT TERM HUP
    # Whatever fails from here on, the server must still be stopped.
    set +e
    if [ -n "$command_pid" ]; then
        kill "$command_pid" 2>/dev/null
        wait "$command_pid" 2>/dev/null
    fi
    # Fast shutdown: open connections are closed, the disk is left clean.
    if [ -f "$place/data/postmaster.pid" ]; then
        as_owner "$binaries/pg_ctl" stop -D "$place/data" -m fast -w -t 30 >/dev/null 2>&1 \
            || as_owner "$binaries/pg_ctl" stop -D "$place/data" -m immediate >/dev/null 2>&1
    fi
    rm -rf "$place"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" >"$place/password"
if [ "$(id -u)" = 0 ]; then chown -R postgres "$place"; fi

cd "$place"
as_owner "$binaries/initdb" -D "$place/data" -U samsyn --auth=scram-sha-256 --pwfile="$place/password" \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$place/initdb.log" 2>&1 || {
    cat "$place/initdb.log" >&2
    say 'the cluster could not be made'
    exit 1
}

# Every test opens pools of its own, many at a time. Durability stays on: the server refuses to serve without it.
start_on() {
    as_owner "$binaries/pg_ctl" start -D "$place/data" -w -t 60 -l "$place/server.log" -o "-p $1 \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories=$place -c max_connections=400 \
        -c shared_buffers=64MB -c logging_collector=off" >/dev/null 2>&1
}

port=
for _ in 1 2 3 4 5 6 7 8; do
    candidate=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
    if start_on "$candidate"; then port=$candidate && break; fi
    grep -q 'Address already in use' "$place/server.log" || break
done
[ -n "$port" ] || {
    cat "$place/server.log" >&2
    say 'the server did not start'
    exit 1
}
cd "$OLDPWD"

SAMSYN_TEST_POSTGRES="postgres://samsyn:$password@127.0.0.1:$port/postgres"
export SAMSYN_TEST_POSTGRES
# In the background, so that a signal reaches the trap at once and not after the command.
"$@" <&0 &
command_pid=$!
status=0
wait "$command_pid" || status=$?
command_pid=
exit "$status"

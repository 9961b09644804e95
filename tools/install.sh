#!/bin/sh
# Brings what the tests need from Debian beside Rust and Node: a browser, a PostgreSQL server, fonts and strace.
# As root it installs what is missing; otherwise it says what is missing and how to get it.
set -eu

missing=
need() { # PACKAGE CONDITION...
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}
has_postgres() { ls /usr/lib/postgresql/*/bin/initdb || command -v initdb; }

need chromium test -x /usr/bin/chromium
need fonts-dejavu-core test -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
need postgresql has_postgres
need strace command -v strace
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    {
        printf 'The tests need these Debian packages, which are not installed:%s\n' "$missing"
        printf 'Install them with: sudo apt-get update && sudo apt-get install --no-install-recommends%s\n' "$missing"
    } >&2
    exit 1
fi

case $missing in
*postgresql*)
    # The tests start a cluster of their own; the package should neither make nor start one.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        mkdir -p /etc/postgresql-common
        printf 'create_main_cluster = false\n' >/etc/postgresql-common/createcluster.conf
    fi
    ;;
esac

printf 'Installing%s\n' "$missing"
export DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1
apt-get update -qq
# shellcheck disable=SC2086  # one word per package
apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold -o Dpkg::Use-Pty=0 $missing

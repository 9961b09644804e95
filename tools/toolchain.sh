#!/bin/sh
# Says what is missing or too old among cargo, a C compiler, Node.js, npm and make, and how to get it.
set -eu
status=0
lacks() {
    printf '%s\n' "$*" >&2
    status=1
}

# Whether the dotted version $1 is at least $2.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

wants() { # NAME LEAST FOUND HOW
    if [ -z "$3" ]; then
        lacks "$1 is missing; version $2 or later is needed: $4"
    elif ! at_least "$3" "$2"; then
        lacks "$1 is version $3, but $2 or later is needed: $4"
    fi
}

wants 'Rust (cargo)' 1.95 "$(cargo --version 2>/dev/null | awk '{print $2}')" 'install it with rustup, https://rustup.rs'
wants 'Node.js' 20.19 "$(node --version 2>/dev/null | tr -d v)" 'install it from https://nodejs.org'
wants 'npm' 10.0 "$(npm --version 2>/dev/null)" 'it comes with Node.js'
wants 'GNU make' 4.0 "$(make --version 2>/dev/null | awk 'NR==1 && /GNU/ {print $3}')" 'install your system'"'"'s package make'
command -v cc >/dev/null 2>&1 || lacks "a C compiler (cc) is missing: install your system's package gcc or build-essential"
exit "$status"

#!/bin/sh
# Writes the TypeScript types anew from the Rust types, or with --check says whether those in web/ are as fresh.
# Usage: tools/fresh_types.sh [--check]
set -eu
cd "$(dirname "$0")/.."
kept=web/src/api/generated
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

# Every exported type brings a test of this name that writes its file.
TS_RS_EXPORT_DIR="$fresh/types" cargo test --quiet --workspace --no-fail-fast export_bindings >"$fresh/log" 2>&1 || {
    cat "$fresh/log" >&2
    exit 1
}
[ -d "$fresh/types" ] || {
    echo 'no Rust type was exported' >&2
    exit 1
}
if [ "${1:-}" = --check ]; then
    diff -r "$kept" "$fresh/types" || {
        echo "$kept is not what the Rust types say now: run 'make types' and commit it" >&2
        exit 1
    }
else
    mkdir -p "$(dirname "$kept")"
    rm -rf "$kept"
    cp -R "$fresh/types" "$kept"
fi

#!/bin/sh
# Fuzzes the reader of variant files: every target for SECONDS seconds (60). Stops at the first input that breaks a property.
set -eu
seconds=${1:-60}
cd "$(dirname "$0")/../server/vcf"

if ! cargo +nightly --version >/dev/null 2>&1; then
    if ! command -v rustup >/dev/null 2>&1; then
        printf 'Fuzzing needs a nightly Rust compiler: install rustup, https://rustup.rs, then run this again\n' >&2
        exit 1
    fi
    rustup toolchain install nightly --profile minimal
fi
cargo fuzz --version >/dev/null 2>&1 || cargo install --locked cargo-fuzz

for target in read_vcf header hgvs tables; do
    mkdir -p "fuzz/corpus/$target"
    set -- "fuzz/corpus/$target" "fuzz/seeds/$target"
    [ "$target" != read_vcf ] || set -- "$@" ../../fixtures/vcf
    printf '%s, %s seconds\n' "$target" "$seconds"
    # Threads that end leave a few bytes to the C library, which are taken for a leak. What is found new goes into the first directory, which git does not keep.
    cargo +nightly fuzz run "$target" "$@" -- -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1024 -detect_leaks=0 -max_len=16384 -print_final_stats=1 -verbosity=0
done

#!/bin/sh
# Runs a command under a heading and says how long it took. Usage: tools/timed.sh TITLE COMMAND [ARGUMENT...]
title=$1
shift
began=$(date +%s)
printf '== %s\n' "$title"
"$@"
status=$?
took=$(($(date +%s) - began))
if [ "$status" = 0 ]; then printf '== %s: %s s\n' "$title" "$took"; else
    printf '== %s: FAILED after %s s\n' "$title" "$took" >&2
fi
exit "$status"

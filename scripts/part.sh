#!/usr/bin/env bash
# Runs one part of a check: quiet when all is well, everything it said when not.
#   scripts/part.sh NAME COMMAND...
set -euo pipefail
name=$1
shift
mkdir -p out/log
log=out/log/${name// /-}.log
began=$SECONDS
if "$@" >"$log" 2>&1; then
  counts=$(tail -n 1 "$log" | grep -E '^[0-9]+ passed, ' || true)
  printf 'ok     %s, %d s%s\n' "$name" $((SECONDS - began)) "${counts:+: $counts}"
else
  code=$?
  cat "$log"
  printf 'FAILED %s, %d s (%s)\n' "$name" $((SECONDS - began)) "$log"
  exit "$code"
fi

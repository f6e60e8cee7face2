#!/usr/bin/env bash
# Looks for known faults in what the program is made of, where it calls what is faulty. Says one line, and ends with
#   0  none is known    1  some are, or it could not look    2  not run: the list of known faults cannot be had from here
# The list is the Go project's, or a copy of it: KITH_FAULTS=file:///... names one.
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/tools.sh govulncheck || exit 1
mkdir -p out/log
log=out/log/known-faults.log
list=${KITH_FAULTS:-https://vuln.go.dev}
began=$SECONDS
timeout 300 .tools/govulncheck -db "$list" ./cmd/kith >$log 2>&1
code=$?
took="$((SECONDS - began)) s"
if [ $code -eq 0 ]; then
  echo "ok     known faults of libraries: none that we call, $took"
elif [ $code -eq 124 ] || grep -qE '^govulncheck: (fetching vulnerabilities|.*(no such host|connection refused|i/o timeout))' $log; then
  echo "NOT RUN known faults of libraries: no data from $list"
  exit 2
else
  cat $log
  echo "FAILED known faults of libraries, $took ($log)"
  exit 1
fi

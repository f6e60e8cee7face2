#!/usr/bin/env bash
# Changes who may know what, and what holds the log together, one condition at a time, and runs each package's own tests: every
# change must make one fail. It cannot change what stands in a constant or in the condition of a case (gremlins counts that as not
# covered); the tests name each of those by itself. Writes a line for each package to the file named, or says it.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/tools.sh gremlins
said=${1:-/dev/stdout}
for package in access audit; do
  log=out/mutants-$package.log
  mkdir -p out
  if ! KITH_DEPTH=quick .tools/gremlins unleash "./$package" --workers 1 --timeout-coefficient 40 --invert-logical --invert-loopctrl \
    >"$log" 2>&1 || ! grep -q '^Killed: [1-9][0-9]*, Lived: 0,' "$log" || ! grep -q '^Timed out: 0,' "$log"; then
    grep -aE 'LIVED|TIMED OUT|rror' "$log" || tail -n 20 "$log"
    exit 1
  fi
  echo "Mutants of $package: $(sed -n 's/^Killed: \([0-9]*\), Lived: \([0-9]*\), Not covered: \([0-9]*\)$/\1 killed, \2 lived, \3 out of reach/p' "$log")." >>"$said"
done

#!/usr/bin/env bash
# Runs Go tests beside a private PostgreSQL and tells what they said.
#   scripts/gotest.sh [-require] [-counts FILE] [-ran FILE] GO-TEST-ARGUMENTS...
# With -require a test that lacks something fails instead of being skipped.
set -uo pipefail
cd "$(dirname "$0")/.."

tell=()
while [ $# -gt 0 ]; do
  case $1 in
    -require) export KITH_REQUIRE=all; shift ;;
    -counts | -ran) tell+=("$1" "$2"); shift 2 ;;
    *) break ;;
  esac
done
mkdir -p out/tools
go build -o out/tools/ ./internal/testcase/tell ./internal/testcase/postgres/with || exit 1
beside=(out/tools/with)
case " ${KITH_WITHOUT-} " in *" PostgreSQL "*) beside=() ;; esac
"${beside[@]}" go test -json "$@" 2>&1 | out/tools/tell "${tell[@]}"

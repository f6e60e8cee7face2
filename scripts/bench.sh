#!/usr/bin/env bash
# Times what must be quick, COUNT times, into out/bench/DATE.txt, a form that benchstat compares.
set -euo pipefail
cd "$(dirname "$0")/.."

mkdir -p out/bench out/tools
result=out/bench/$(date -u +%Y-%m-%dT%H%M%S).txt
go build -o out/tools/ ./internal/testcase/postgres/with
out/tools/with go test -run '^$' -bench . -benchmem -count "${1:-5}" -timeout 0 ./... 2>&1 |
  tee "$result" | sed -e '/no test files/d' -e '/^PASS/d' -e '/^ok /d'
echo "kept in $result"

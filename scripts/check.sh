#!/usr/bin/env bash
# The short loop: what can be known in a minute and a half, without PostgreSQL or a browser.
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/tools.sh golangci-lint sqlc templ || exit 1
failed=0
part() { scripts/part.sh "$@" || failed=1; }
part "generated code" scripts/generate.sh -check
part "format" .tools/golangci-lint fmt --diff
part "format of pages" .tools/templ fmt -fail .
part "vet" go vet ./...
part "lint" .tools/golangci-lint run ./...
if [ "${1-}" != -static ]; then
  export KITH_WITHOUT="PostgreSQL Chromium" KITH_SEED=${KITH_SEED:-1}
  part "unit tests" scripts/gotest.sh ./...
fi
exit $failed

#!/usr/bin/env bash
# Writes again what is generated. With -check it ends with an error if something was not current: it is now, so
# commit it.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/tools.sh sqlc templ
state() {
  { find internal/store/gen -name '*.go' 2>/dev/null || true; find . -name node_modules -prune -o -name '*_templ.go' -print; } |
    LC_ALL=C sort | xargs -r sha256sum
}
before=$(state)
[ ! -e sqlc.yaml ] || .tools/sqlc generate
.tools/templ generate -log-level error
after=$(state)
if [ "${1-}" = -check ] && [ "$before" != "$after" ]; then
  echo "Generated files were not current. They are now; look at them and commit them:"
  diff <(echo "$before") <(echo "$after") | awk '/^[<>]/ {print "  " $3}' | LC_ALL=C sort -u
  exit 1
fi

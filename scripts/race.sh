#!/usr/bin/env bash
# Runs what touches a store under the race detector, on PostgreSQL: the embedded database under it takes many times as long as
# everything else together. It needs a C compiler. Of the many tests of casework, one half at a time: which, the seed says. `all` runs
# both, as make deep does.
#   scripts/race.sh [-counts FILE] [all]
set -uo pipefail
cd "$(dirname "$0")/.."

counts=()
if [ "${1-}" = -counts ]; then counts=(-counts "$2"); shift 2; fi
if [ "$(go env CGO_ENABLED)" != 1 ] || ! command -v "$(go env CC)" >/dev/null; then
  echo "-- without the race detector: there is no C compiler here"
  exit 0
fi
half='^TestA' # about half of them begin with an article
[ $((KITH_SEED % 2)) = 0 ] || half='^Test[^A]'
[ "${1-}" != all ] || half=.
echo "-- with the race detector, on PostgreSQL; of casework, the tests that match $half"
export KITH_ENGINE=postgres
failed=0
held() { scripts/gotest.sh -require "${counts[@]}" -race -count=1 "$@" || failed=1; }
held -timeout=30m ./access ./audit ./fault ./timescale ./internal/form ./internal/signin ./internal/store/... ./internal/testcase/pace
held -timeout=30m -run "$half" ./casework
exit $failed

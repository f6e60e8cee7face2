#!/usr/bin/env bash
# Times what must be quick beside the bare work, in COUNT interleaved pairs of each contest, on both engines, and prints
# one table. It is kept in out/bench/DATE.txt, with every run beside it in DATE.jsonl. A missed aim is said in the table
# and fails nothing; a side that does other work than the other fails.
set -euo pipefail
cd "$(dirname "$0")/.."

mkdir -p out/bench out/tools
result=$PWD/out/bench/$(date -u +%Y-%m-%dT%H%M%S)
go build -o out/tools/ ./internal/testcase/postgres/with ./internal/testcase/pace/table
go test -c -o out/tools/web.bench ./internal/web
go test -c -o out/tools/casework.bench ./casework
go test -c -o out/tools/procedure.bench ./procedure
go test -c -o out/tools/conference.bench ./conference

# One at a time, and PostgreSQL writes to the disk before it answers, as in service.
export KITH_BENCH=$result.jsonl KITH_PAIRS=${1:-5}
held() { # FOLDER BINARY TEST
  local tools=$PWD/out/tools said
  said=$(cd "$1" && "$tools/with" -durable "$tools/$2" -test.parallel=1 -test.timeout=40m -test.run "$3" 2>&1) ||
    { echo "$said" >&2; exit 1; }
}
held internal/web web.bench '^TestTheCasePageBesideTheBareOne$'
held internal/web web.bench '^TestHowLongAnAnswerTakesDoesNotTellWhatIsHidden$'
held casework casework.bench '^TestADecisionBesideItsBareSQL$'
held casework casework.bench '^TestATimeInABusyUnitBesideItsBareSQL$'
held procedure procedure.bench '^TestEveryDeadlineOfEnglandBesideTheBareLoop$'
held casework casework.bench '^TestTheDeadlinesOfManyPlansBesideTheBareLoop$'
held conference conference.bench '^TestASlotBesideTheBareLoop$'
out/tools/table "$result.jsonl" | tee "$result.txt"
echo "kept in ${result#"$PWD"/}.txt"

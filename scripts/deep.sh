#!/usr/bin/env bash
# The long run: every package's tests with KITH_DEPTH=deep, one package at a time. What is done is kept in out/deep,
# so a run that was stopped goes on where it was, with the same seed, as long as nothing changed but the notes and the figures.
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/packages.sh || exit 1
commit=$(git rev-parse --short HEAD)$(git diff --quiet HEAD || echo " with changes")
proven=$({ git ls-files -s -- ':!NOTES.md' ':!docs/measured.md'; git diff HEAD -- ':!NOTES.md' ':!docs/measured.md'; } | sha256sum)
if [ "$(cat out/deep/proven 2>/dev/null)" != "$proven" ]; then
  rm -rf out/deep && mkdir -p out/deep/parts
  echo "$proven" >out/deep/proven
  echo "${KITH_SEED:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}" >out/deep/seed
fi
export KITH_DEPTH=deep
KITH_SEED=$(cat out/deep/seed) && export KITH_SEED
echo "deep, at $commit, seed $KITH_SEED"

failed=0
for package in $(go list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}' ./...); do
  stamp=out/deep/parts/${package//\//-}
  if [ -e "$stamp" ]; then
    echo "done   $package"
    continue
  fi
  rm -f "$stamp.counts"
  began=$SECONDS
  if scripts/gotest.sh -require -counts "$stamp.counts" -count=1 -timeout=0 "$package"; then
    echo "| $package | $(tr ' ' '|' <"$stamp.counts" | sed 's/|/ | /g') | $((SECONDS - began)) s |" >"$stamp"
  else
    failed=1
  fi
done
stamp=out/deep/race
if [ ! -e $stamp ]; then
  if KITH_DEPTH=quick scripts/race.sh all; then touch $stamp; else failed=1; fi
fi
# What takes any text is given text that a fuzzer thinks of, FUZZ long each. What breaks it stays in testdata/fuzz as a seed.
for file in $(grep -rl --include='*_test.go' '^func Fuzz' . | LC_ALL=C sort); do
  for target in $(sed -n 's/^func \(Fuzz[A-Za-z]*\)(.*/\1/p' "$file"); do
    package=./$(dirname "${file#./}")
    stamp=out/deep/fuzz-$target-$(basename "$package")
    [ -e "$stamp" ] && continue
    if go test -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZ:-5m}" "$package" >"$stamp.log" 2>&1; then
      echo "fuzzed $target, ${FUZZ:-5m}"
      mv "$stamp.log" "$stamp"
    else
      cat "$stamp.log"
      failed=1
    fi
  done
done
stamp=out/deep/mutants
if [ ! -e $stamp ]; then
  rm -f $stamp.part
  if scripts/mutants.sh $stamp.part; then mv $stamp.part $stamp; else failed=1; fi
fi
if [ $failed -ne 0 ]; then
  echo "Some parts failed. Mend them and run make deep again: the seed stays until the tree changes."
  exit 1
fi

{
  echo
  echo "## Deep run of $(date -u +%Y-%m-%d), at $commit, seed $KITH_SEED"
  echo
  echo "$(nproc) cores, $(go version | awk '{print $3}'). Again: \`make deep KITH_SEED=$KITH_SEED\`."
  echo
  echo "| package | passed | failed | skipped | took |"
  echo "|---|---|---|---|---|"
  find out/deep/parts -type f ! -name '*.counts' | LC_ALL=C sort | xargs cat
  echo
  cat out/deep/mutants
} >>docs/measured.md
rm -rf out/deep
echo "added to docs/measured.md"

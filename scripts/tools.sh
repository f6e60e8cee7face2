#!/usr/bin/env bash
# Puts the tools that this tree is written with into .tools, each at its exact version: all, or those named.
set -euo pipefail
cd "$(dirname "$0")/.."

declare -A version=([sqlc]=v1.31.1 [golangci-lint]=v2.15.0 [templ]=v0.3.1020 [govulncheck]=v1.8.0 [gremlins]=v0.6.0)
declare -A package=(
  [sqlc]=github.com/sqlc-dev/sqlc/cmd/sqlc
  [golangci-lint]=github.com/golangci/golangci-lint/v2/cmd/golangci-lint
  [templ]=github.com/a-h/templ/cmd/templ
  [govulncheck]=golang.org/x/vuln/cmd/govulncheck
  [gremlins]=github.com/go-gremlins/gremlins/cmd/gremlins
)

# is PROGRAM TOOL: the program is this tool at this version, as its own build says.
is() {
  [ -x "$1" ] && [ "$(go version -m "$1" 2>/dev/null | awk -v path="${package[$2]}" \
    '$1 == "path" {found = $2 == path} $1 == "mod" && found {print $3}')" = "${version[$2]}" ]
}

mkdir -p .tools
[ $# -gt 0 ] || set -- "${!version[@]}"
for tool in "$@"; do
  stamp=.tools/.$tool-${version[$tool]}
  [ -e "$stamp" ] && [ -x ".tools/$tool" ] && continue
  rm -f .tools/."$tool"-*
  if ! is ".tools/$tool" "$tool"; then
    ready=
    for there in "$(go env GOPATH)/bin/$tool" "$(command -v "$tool" || true)"; do
      if is "$there" "$tool"; then ready=$there; fi
    done
    if [ -n "$ready" ]; then
      cp "$ready" ".tools/$tool"
    else
      echo "installing $tool ${version[$tool]}; some minutes, once"
      GOBIN=$PWD/.tools CGO_ENABLED=0 go install "${package[$tool]}@${version[$tool]}"
    fi
  fi
  touch "$stamp"
done

#!/usr/bin/env bash
# Installs what the tests need of Debian's packages where it is missing: a browser, a database, a reader of PDFs.
# The browser is Chromium without its windows, which takes less than half of the time; where Debian has none, Chromium itself.
set -euo pipefail

there() { command -v "$1" >/dev/null; }

missing=()
[ -x /usr/lib/chromium/chromium-headless-shell ] || missing+=(chromium-headless-shell)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || there initdb || missing+=(postgresql)
there pdftotext || missing+=(poppler-utils)
[ ${#missing[@]} -eq 0 ] && exit 0
[ "${missing[*]}" = chromium-headless-shell ] && there chromium && [ "$(id -u)" -ne 0 ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
  echo "These packages are missing, and only root can install them: ${missing[*]}" >&2
  echo "  sudo apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
quietly() { "$@" >"$log" 2>&1 || { tail -n 30 "$log" >&2; return 1; }; }

quietly apt-get update
if ! apt-cache show chromium-headless-shell >/dev/null 2>&1; then
  missing=("${missing[@]/chromium-headless-shell/chromium}")
fi
echo "installing ${missing[*]}"
quietly apt-get install -y --no-install-recommends "${missing[@]}"

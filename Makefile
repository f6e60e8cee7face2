# What a person does with this tree. `make help` lists it; scripts/ holds what is longer than a line.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --warn-undefined-variables
.DEFAULT_GOAL := help

DATA  ?= data
KEYS  ?= keys
# Random numbers of tests start here. Drawn for `make test`, printed, and given to every test.
KITH_SEED ?= $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')
COUNT ?= 5

# Everything that ends up in the program, so that nothing is built twice.
sources := $(shell find . \( -name node_modules -o -name '.?*' -o -name out -o -name bin -o -name data -o -name keys \) -prune \
	-o -type f \( -name '*.go' -o -name '*.sql' -o -name '*.yaml' -o -name '*.json' -o -name go.mod -o -name go.sum \) \
	! -name '*_test.go' -print)
assets_from := $(shell find internal/web/assets -type f ! -path '*/built/*' ! -name '*.go' 2>/dev/null)
built := internal/web/assets/built/manifest.json
modules := node_modules/.package-lock.json

.PHONY: help run build sbom check test deep bench promises assets generate fmt clean

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: bin/kith ## start Kith with fictional families: data in ./data, its key in ./keys
	@umask 077; mkdir -p $(DATA) $(KEYS)
	@exec bin/kith demo -data $(DATA) -key $(KEYS)/kith.key

build: bin/kith ## bin/kith: one static program, the same bytes from the same sources

bin/kith: $(sources) $(built)
	@CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '-s -w -buildid=' -o $@ ./cmd/kith
	@touch $@

sbom: bin/kith ## out/sbom.json: what bin/kith is made of, for CycloneDX; the same from the same program
	@mkdir -p out && go run ./internal/testcase/bill/write bin/kith package-lock.json out/sbom.json

check: $(built) ## the short loop: format, lint, generated code, layout, unit tests on SQLite
	@scripts/check.sh

test: $(built) ## everything: check, both databases, browsers, promises, the race detector
	@KITH_SEED=$(KITH_SEED) scripts/test.sh

deep: $(built) ## hours of the same with more cases; goes on where it was stopped; adds to docs/measured.md
	@scripts/deep.sh

bench: $(built) ## time what must be quick; COUNT=5 times; results in out/bench
	@scripts/bench.sh $(COUNT)

promises: $(built) ## the promises made to families, each acted out in a browser
	@scripts/packages.sh
	@export KITH_SEED=$(KITH_SEED); echo "seed $$KITH_SEED"; scripts/gotest.sh -require -count=1 -timeout=60m ./promises/... || failed=1; \
	cat out/promises.txt; exit $${failed:-0}

assets: $(built) ## style, scripts and typeface of the pages

$(modules): package-lock.json package.json
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(built): $(modules) $(assets_from)
	@node internal/web/assets/build.mjs >/dev/null
	@touch $@

generate: ## write again what is generated: queries (sqlc) and pages (templ)
	@scripts/generate.sh

fmt: ## put every Go and templ file in its form
	@scripts/tools.sh golangci-lint templ
	@.tools/templ fmt -log-level error .
	@.tools/golangci-lint fmt

clean: ## take away what was built and measured; data, keys and tools stay
	@rm -rf bin out internal/web/assets/built/*

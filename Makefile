# `make run` starts the demo, `make test` runs every test, `make check` everything that needs no running server.

SHELL := /bin/sh
.SHELLFLAGS := -ec
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# Where the demo listens and keeps its data.
PORT ?= 8080
DATA ?= ./data
# How long `make fuzz` runs each of its targets.
SECONDS ?= 60
# Which suites `make test` runs: tools rust web oidc browser; all of them when empty.
SUITES ?=

BINARY := $(or $(CARGO_TARGET_DIR),target)/debug/samsyn
# What a hospital installs, and what is measured.
RELEASE := $(or $(CARGO_TARGET_DIR),target)/release/samsyn
WEB_SOURCES := $(shell find web server/board/wording -path web/node_modules -prune -o -path web/dist -prune -o -type f -print 2>/dev/null)
NODE_MODULES := web/node_modules/.package-lock.json
TEST_MODULES := tests/oidc/node_modules/.package-lock.json tests/browser/node_modules/.package-lock.json
TIMED := @tools/timed.sh

.PHONY: help
help: ## Lists these targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: build ## Builds everything and starts the demo (PORT=8080, DATA=./data).
	@exec $(BINARY) demo --port $(PORT) --data $(DATA)

.PHONY: build
build: toolchain web ## Builds the web application and the server.
	$(TIMED) 'build the server' cargo build -p app

.PHONY: release
release: toolchain web ## Builds the server as a hospital installs it: target/release/samsyn.
	$(TIMED) 'build the release of the server' cargo build --release -p app

.PHONY: web
web: toolchain web/dist/index.html ## Builds the web application.

web/dist/index.html: $(NODE_MODULES) $(WEB_SOURCES)
	$(TIMED) 'build the web application' npm --prefix web run --silent build
	@touch $@

# npm writes this file last, so an installation that broke off is made again.
%/node_modules/.package-lock.json: %/package-lock.json %/package.json
	$(TIMED) 'install packages of $*' npm --prefix $* ci --no-progress --loglevel=error
	@touch $@

.PHONY: toolchain
toolchain:
	@tools/toolchain.sh

.PHONY: check
check: check-format check-lints check-docs check-web check-types check-tree ## Formats, lints, documents, sizes: nothing is changed.

.PHONY: check-format
check-format: toolchain
	$(TIMED) 'format of Rust' cargo fmt --all --check

.PHONY: check-lints
check-lints: web
	$(TIMED) 'lints of Rust' cargo clippy --workspace --all-targets --quiet -- -D warnings

.PHONY: check-docs
check-docs: web
	$(TIMED) 'documentation of Rust' env RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --document-private-items --quiet

.PHONY: check-web
check-web: $(NODE_MODULES)
	$(TIMED) 'format of the web application' npm --prefix web run --silent format:check
	$(TIMED) 'lints of the web application' npm --prefix web run --silent lint
	$(TIMED) 'types of the web application' npm --prefix web run --silent typecheck

.PHONY: check-types
check-types: web
	$(TIMED) 'generated TypeScript is fresh' tools/fresh_types.sh --check

.PHONY: check-tree
check-tree: web
	$(TIMED) 'size budgets' node tools/size_budgets.mjs
	$(TIMED) 'links of the documents' node tools/doc_links.mjs
	$(TIMED) 'stray words' node tools/stray_words.mjs

.PHONY: types
types: ## Writes the TypeScript types anew from the Rust types.
	$(TIMED) 'generate TypeScript' tools/fresh_types.sh

.PHONY: test
test: install build $(TEST_MODULES) ## Runs every test on both databases and in a browser (SUITES="rust web" for some).
	@SAMSYN_BIN="$(abspath $(BINARY))" tools/with_postgres.sh node tools/test.mjs $(SUITES)

.PHONY: install
install: toolchain
	$(TIMED) 'what the tests need' tools/install.sh

.PHONY: bench
bench: install release $(TEST_MODULES) ## Measures start, memory, votes, reading and importing by the release, and prints tables.
	@SAMSYN_BIN="$(abspath $(RELEASE))" tools/with_postgres.sh node tests/browser/bench.mjs
	@SAMSYN_BIN="$(abspath $(RELEASE))" tools/with_postgres.sh node tests/bench/ingest.mjs

.PHONY: fuzz
fuzz: toolchain ## Fuzzes the reader, each target for SECONDS=60; installs cargo-fuzz and nightly Rust if missing.
	@tools/fuzz.sh $(SECONDS)

# Cycles of `make chaos`; a quarter of them for each kind of disturbance.
CYCLES ?= 200

.PHONY: chaos
chaos: install build ## Kills servers and databases under a live session and checks that nothing is lost (CYCLES=200).
	@cargo build --quiet -p chaos
	@SAMSYN_BIN="$(abspath $(BINARY))" $(dir $(BINARY))chaos $(CYCLES)

PEER_MODULES := tests/load/peers/node_modules/.package-lock.json

.PHONY: bench-live
bench-live: install web $(PEER_MODULES) ## Measures live sessions: fifty screens, a thousand lines, two servers, and another product.
	$(TIMED) 'build the released server and the load' cargo build --release -p app -p load
	@ulimit -n 8192; SAMSYN_BIN="$(abspath $(RELEASE))" $(dir $(RELEASE))load

.PHONY: conformance
conformance: toolchain ## Compares our reader, noodles and bcftools on the specification's test files (beside the repository).
	@cargo run --quiet -p conformance

.PHONY: screenshots
screenshots: install build $(TEST_MODULES) ## Takes pictures of the screens into tests/browser/results.
	@SAMSYN_BIN="$(abspath $(BINARY))" node tests/browser/screenshots.mjs

.PHONY: clean
clean: ## Removes what was built; the demo's data stay.
	cargo clean
	rm -rf web/dist web/node_modules tests/oidc/node_modules tests/browser/node_modules tests/browser/results

# Every task of the house. `make` alone lists them.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

TARGET_DIR := $(abspath $(or $(CARGO_TARGET_DIR),target))
STARTED := $(shell date +%s)

# The tools of `sbom` and `audit`, each of one version.
CYCLONEDX := 0.5.9
DENY := 0.20.2

# A heading with the seconds since make began, and the sentence for a step that failed.
step = @printf '\n== %s (%ss)\n' '$(1)' "$$(( $$(date +%s) - $(STARTED) ))"
# The Rust tests with an argument, under a command: the browser tests use the program that they built.
# Some wait for time-outs: half as many again as processors run at once.
of_tests = if cargo nextest --version >/dev/null 2>&1; then run='nextest run'; else run=test; fi; \
	export NEXTEST_TEST_THREADS=$$(( ($$(nproc) * 3 + 1) / 2 )); \
	$(2) cargo $$run --workspace --locked $(1)
or_stop = || { printf '\nmake %s stopped: %s\n' '$@' '$(1)' >&2; exit 1; }

.PHONY: help demo run test test-rust test-browser lint fmt sim bench sbom audit setup build clean

help: ## list these targets
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*## /\1\t/' \
	| while IFS=$$'\t' read -r name what; do printf '  make %-14s %s\n' "$$name" "$$what"; done

demo: ## build Irori and start it with a demo organisation at http://127.0.0.1:3000
	@tests/setup/install build
	$(call step,Building Irori)
	@cargo build --profile demo --locked --bin irori $(call or_stop,Irori does not build)
	$(call step,Starting the demo)
	@exec '$(TARGET_DIR)/demo/irori' demo

run: ## build and start Irori for development, on the database that the settings name
	@cargo run --locked --bin irori -- serve

test: setup lint test-rust test-browser ## everything: set-up, format, clippy, Rust tests on both databases, browser tests
	$(call step,Nothing failed)

test-rust: ## the Rust tests, with a private PostgreSQL beside SQLite
	$(call step,Rust tests)
	@$(call of_tests,,tests/setup/with-postgres) $(call or_stop,a Rust test failed)

test-browser: ## the browser tests, scripts off, then on (SHOTS=dir keeps pictures of every page)
	$(call step,Building Irori for the browser tests)
	@$(call of_tests,--no-run) $(call or_stop,Irori does not build)
	$(call step,Browser tests)
	@IRORI_BIN='$(TARGET_DIR)/debug/irori' tests/setup/with-postgres tests/setup/with-browser node_modules/.bin/playwright test $(ARGS) \
	$(call or_stop,a browser test failed)

lint: ## check the format, clippy without warnings, and licences and sources where cargo-deny is installed
	$(call step,Format)
	@cargo fmt --all --check $(call or_stop,the format differs; run make fmt)
	$(call step,Clippy)
	@cargo clippy --workspace --all-targets --locked -- -D warnings $(call or_stop,clippy found something)
	$(call step,Licences and sources)
	@# Only of this kind of machine: what others need has not been fetched.
	@if cargo deny --version >/dev/null 2>&1; then \
	cargo deny --locked --offline --target "$$(rustc --print host-tuple)" check -A duplicate licenses bans sources $(call or_stop,something built in is not as deny.toml asks); \
	else printf 'Left out: cargo-deny is not installed. make audit installs it.\n'; fi

fmt: ## format the code
	@cargo fmt --all

sim: ## print what the signals find in made-up organisations, and their alarms in vain (N=300)
	$(call step,Building the simulation)
	@cargo build --locked --bin sim $(call or_stop,the simulation does not build)
	$(call step,Simulation)
	@exec '$(TARGET_DIR)/debug/sim' '$(or $(N),300)'

bench: ## print the cost of signals, the ratios and the cost card
	@tests/setup/install bench
	$(call step,Building Irori and the bench)
	@cargo build --release --locked --bin irori --bin bench $(call or_stop,Irori or its bench does not build)
	$(call step,Signals)
	@cargo bench --locked --bench signals $(call or_stop,the signals could not be measured)
	$(call step,Bench)
	@exec '$(TARGET_DIR)/release/bench'

sbom: ## write what is built in to target/irori.cdx.json (CycloneDX; installs cargo-cyclonedx)
	@cargo cyclonedx --version 2>/dev/null | grep -qF ' $(CYCLONEDX)' || cargo install --locked cargo-cyclonedx@$(CYCLONEDX) $(call or_stop,cargo-cyclonedx does not install)
	@mkdir -p '$(TARGET_DIR)'
	@cargo cyclonedx --quiet --manifest-path server/Cargo.toml --format json --spec-version 1.5 --all \
	--override-filename irori.cdx $(call or_stop,the list cannot be made)
	@mv server/irori.cdx.json '$(TARGET_DIR)/irori.cdx.json'; rm -f app/*/irori.cdx.json server/*/irori.cdx.json tests/irori.cdx.json
	@printf '%s\n' '$(TARGET_DIR)/irori.cdx.json'

audit: ## ask for known weaknesses, licences and sources (fetches the advisories: not part of test; installs cargo-deny)
	@cargo deny --version 2>/dev/null | grep -qF ' $(DENY)' || cargo install --locked cargo-deny@$(DENY) $(call or_stop,cargo-deny does not install)
	@cargo deny --locked check $(ARGS) $(call or_stop,something built in is not as deny.toml asks)

setup: ## install what the tests need (Debian as root), or say what is missing
	$(call step,Set-up)
	@tests/setup/install

build: ## build the release binary
	@cargo build --release --locked --bin irori

clean: ## remove everything that was built or installed below this directory
	@cargo clean
	@rm -rf tests/browser/node_modules tests/browser/out

# Everything a newcomer and a newsroom developer type. `make help` lists it.

SHELL := /bin/bash
.DEFAULT_GOAL := help
# Trunk, wasm-bindgen and geckodriver live in cargo's own folder; npm's wasm-opt goes before an older one of the system.
export PATH := $(CURDIR)/node_modules/.bin:$(CURDIR)/target/lint/bin:$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

# The sources of the built site.
SOURCES := $(shell find src contract/src lazy/src style public build.rs index.html Trunk.toml Cargo.toml Cargo.lock -type f 2>/dev/null)
# The sources of press, which prints it.
PRINTING := $(shell find press/src -type f) tools/print-demo.sh tools/press.sh
# The whole workspace at once: so that its crates are built with the same features by every command.
WORKSPACE := --workspace --locked

# Cargo and rustc warn about the connection to make that they find here.
unexport MAKEFLAGS

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: serve
serve: tools ## serve the demo edition with live reload; installs what is missing
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory fonts; \
	else echo "Node is not there: the pages use the system's own serif."; fi
	@echo "The demo edition: http://127.0.0.1:8080/"
	trunk serve

.PHONY: live-demo
live-demo: ## play a live blog into the demo edition that make serve serves; Ctrl+C puts it back as it was
	@tools/press.sh live demo

.PHONY: build
build: dist/.built ## write the optimised site into dist/ and say what a first visit weighs
	@tools/press.sh size dist

dist/.built: $(SOURCES) $(PRINTING) | tools fonts
	trunk build --release
	@touch $@

# The debug build, printed: it compares each page with its own rendering.
dist-debug/.built: $(SOURCES) $(PRINTING) | tools fonts
	trunk build --dist dist-debug
	tools/print-demo.sh dist-debug
	@touch $@

.PHONY: check
check: lint test-native test-smoke ## an answer in two minutes: formatting, lints, native tests, a few tests in Chromium

# Side by side what leaves a processor idle: the release build links for long on one.
.PHONY: test
test: | tools test-tools fonts ## everything: formatting, lints, native tests, servers, three browsers; installs what is missing
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target dist/.built test-without-dist
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target sites test-servers
	$(MAKE) --no-print-directory test-browser TEST='$(TEST)'

# One after the other, because each cargo waits for the other's lock. The programs of the tests that need dist/ are built
# here, in time for it.
.PHONY: test-without-dist
test-without-dist:
	$(MAKE) --no-print-directory lint
	$(MAKE) --no-print-directory test-native
	cargo test $(WORKSPACE) --no-run --test browser --test budgets --test deploy --test wordpress

.PHONY: lint
lint: lint-rust lint-web ## formatting, lints, types and spelling, of Rust, JavaScript and styles; installs what is missing

.PHONY: lint-rust
lint-rust: tools lint-tools
	cargo fmt --all --check
	cargo clippy $(WORKSPACE) --all-targets -- -D warnings
	cargo clippy $(WORKSPACE) --test browser --test budgets --test deploy --test wordpress -- -D warnings
	CLIPPY_CONF_DIR=tools/clippy-wasm cargo clippy --locked --package manchette --features csr \
		--target wasm32-unknown-unknown -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc $(WORKSPACE) --no-deps
	cargo deny --locked --workspace --all-features check licenses sources
	cargo deny --locked --manifest-path Cargo.toml --exclude press --exclude benches --exclude-dev \
		--features csr --target wasm32-unknown-unknown check bans

# Scripts by hand: facts.js is press's.
SCRIPTS := '*.js' 'public/*.{js,d.ts}' '!public/facts.js' 'tests/js/**/*.js' 'tools/*.mjs'

.PHONY: lint-web
lint-web: lint-tools
	tsc --project tsconfig.json
	tsc --project tsconfig.worker.json
	tsc --project tsconfig.node.json
	eslint --max-warnings 0 .
	prettier --log-level warn --check $(SCRIPTS)
	stylelint "style/*.css"
	typos

.PHONY: test-native
test-native: ## the tests that need no browser
	cargo test $(WORKSPACE)
	node --test tests/js/

# Documents of other newsrooms are no part of the project: CORPUS is a folder with one folder for each format.
CORPUS ?= ../corpus
.PHONY: corpus
corpus: ## the words that an import of the documents in CORPUS loses or invents, a format; fails under the aims
	@if test -d '$(CORPUS)'; then cargo run --quiet --package press --locked -- import corpus '$(CORPUS)'; \
	else echo "There is no folder $(CORPUS): nothing is measured."; fi

.PHONY: test-smoke
test-smoke: test-tools dist-debug/.built ## a few of the browser tests, in Chromium on the debug build
	SMOKE=1 ENGINES=chromium DIST=dist-debug cargo test $(WORKSPACE) --test browser

.PHONY: test-deploy
test-deploy: test-tools ## the shipped configurations of nginx and Caddy, on the real servers
	cargo test $(WORKSPACE) --test deploy

# One after the other, as above.
.PHONY: test-servers
test-servers:
	$(MAKE) --no-print-directory test-deploy
	$(MAKE) --no-print-directory test-wordpress

.PHONY: test-wordpress
test-wordpress: ## the import of a real WordPress on loopback; installs what is missing
	cargo test $(WORKSPACE) --test wordpress -- --nocapture

.PHONY: import-demo
import-demo: dist/.built ## import a real WordPress on loopback, print it and serve it
	tests/wordpress/demo.sh

.PHONY: test-browser
test-browser: test-tools build sites ## the tests in Chromium, Firefox and WebKit on dist/ (some: ENGINES=firefox, TEST=name)
	cargo test $(WORKSPACE) --test budgets
	cargo test $(WORKSPACE) --test browser -- $(TEST)

# The sites that the browser tests need besides dist/.
.PHONY: sites
sites: dist-debug/.built target/sites/.printed

# A file's name may have a space.
target/sites/.printed: dist/.built tools/print-sites.sh $(shell find press/tests/edition demo/gallery -type f | sed 's/ /\\ /g')
	tools/print-sites.sh
	@touch $@

.PHONY: gallery
gallery: dist-debug/.built ## serve a page of all blocks in all states, for designers: http://127.0.0.1:8090/
	tools/print-sites.sh gallery dist-debug
	cargo test $(WORKSPACE) --test browser -- --gallery

.PHONY: check-edition
check-edition: ## check an edition: make check-edition EDITION=public/data
	@tools/press.sh check $(or $(EDITION),$(error say which: make check-edition EDITION=public/data))

.PHONY: print
print: dist/.built ## print an edition: make print EDITION=public/data SITE=https://news.example OUT=site (BASE=/news/)
	@cargo run --quiet --locked --profile press --package press -- print --dist dist \
		--edition $(or $(EDITION),$(error say which edition: EDITION=public/data)) \
		--site $(or $(SITE),$(error say where it will be: SITE=https://news.example)) \
		--out $(or $(OUT),site) --base $(or $(BASE),/)

.PHONY: preview
preview: dist/.built ## serve an edition as it will be, unpublished articles included: make preview EDITION=public/data
	@cargo run --quiet --locked --profile press --package press -- preview --dist dist \
		$(or $(EDITION),$(error say which edition: EDITION=public/data))

.PHONY: schema
schema: ## write the contract's JSON Schema into docs/contract
	@tools/press.sh schema docs/contract

.PHONY: facts
facts: ## write the app's constants for JavaScript into public/facts.js
	@cargo run --quiet --locked --package press -- facts public/facts.js

.PHONY: screenshots
screenshots: test-tools build ## take pictures of eight kinds of page into screenshots/
	ENGINES=chromium cargo test $(WORKSPACE) --test browser -- --ignored screenshots

.PHONY: install-pictures
install-pictures: test-tools build ## take the pictures that a reader sees when installing the app, into public/
	ENGINES=chromium cargo test $(WORKSPACE) --test browser -- --ignored install_pictures

.PHONY: bench
bench: test-tools build ## measure pages, navigation and growing editions, and write docs/figures.md; about half an hour
	cargo build --locked --profile press --package press --package benches
	"$${CARGO_TARGET_DIR:-target}/press/bench" all $(BENCH)

.PHONY: tools
tools:
	@tools/install-build.sh

.PHONY: lint-tools
lint-tools: node_modules/.package-lock.json
	@tools/install-lint.sh

.PHONY: test-tools
test-tools: node_modules/.package-lock.json
	@tools/install-tests.sh

.PHONY: fonts
fonts: public/fonts/.made

public/fonts/.made: tools/fonts.mjs package-lock.json | node_modules/.package-lock.json
	node tools/fonts.mjs
	@touch $@

node_modules/.package-lock.json: package-lock.json
	npm ci --no-audit --no-fund --ignore-scripts
	@touch $@

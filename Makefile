# The front door. A machine with make and Python 3.11 or newer needs nothing else:
# `make run`, `make test`. uv is used where it is on PATH, pip where it is not; both install the
# same versions, from uv.lock and from requirements/ (which `make lock` writes from uv.lock).

.DEFAULT_GOAL := help
SHELL := /bin/sh
.DELETE_ON_ERROR:

VENV := .venv
BIN  := $(VENV)/bin
UV   ?= $(shell command -v uv 2>/dev/null)
# The first Python that is new enough; name another with `make setup PYTHON=/path/to/python3`.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

# uv writes no bytecode unless told to, and pip none where PYTHONDONTWRITEBYTECODE is set: every
# start of the service would then compile its libraries again.
export UV_COMPILE_BYTECODE := 1
unexport PYTHONDONTWRITEBYTECODE
# uv carries its own list of certificate authorities; behind a company's proxy only the system's
# list knows the proxy.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS ?= 1
endif

ARGS ?=

##@ Everyday
.PHONY: help
help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(VENV)/.ready-run ## Make .venv with what the service and the command need

.PHONY: run
run: setup ## Serve on 127.0.0.1:8080 with the built-in cache (ARGS="--bind 0.0.0.0:9000")
	$(BIN)/copydesk serve $(ARGS)

.PHONY: try
FILES ?= seeds/*.txt
try: setup ## Normalise and explain the samples in seeds/ (FILES="mine.txt")
	$(BIN)/copydesk normalise --output markdown $(FILES)
	$(BIN)/copydesk explain $(FILES)

.PHONY: test
test: $(VENV)/.ready-test ## Run the tests (ARGS="-k byline")
	$(BIN)/pytest -n auto $(ARGS)

.PHONY: check
check: lint profiles drift locked ## All that needs no test: style, types, profiles, schemas, locks

##@ Parts of check
.PHONY: lint style types
lint: style types ## Style and types
style: $(VENV)/.ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
types: $(VENV)/.ready-dev
	$(BIN)/mypy

.PHONY: profiles
profiles: setup ## Every rule of the packaged profiles against its examples
	$(BIN)/copydesk profiles check service/copydesk/profiles

.PHONY: drift
drift: setup ## Fail if schemas/ is not what the code would publish
	@rm -rf build/schemas && mkdir -p build && cp -R schemas build/schemas
	$(BIN)/python -m copydesk.contract.generate build/schemas
	@diff -r schemas build/schemas || { \
		echo "schemas/ is out of date: run 'make schemas' and look at the difference." >&2; exit 1; }

.PHONY: locked
locked: $(VENV)/.ready-dev ## Fail if uv.lock or requirements/ do not follow from pyproject.toml
	$(BIN)/uv lock --quiet --check
	@rm -rf build/requirements && mkdir -p build/requirements
	@$(call export_to,build/requirements)
	@diff -r requirements build/requirements || { \
		echo "requirements/ is out of date: run 'make lock'." >&2; exit 1; }

##@ What is generated: look at the difference before you commit it
.PHONY: schemas
schemas: setup ## Publish the contract: schemas/
	$(BIN)/python -m copydesk.contract.generate schemas

.PHONY: golden
golden: $(VENV)/.ready-test ## Write what must come out of the golden articles
	$(BIN)/python -m tests.golden --write

.PHONY: pictures
pictures: $(VENV)/.ready-test ## Take the pictures of the inspector: docs/pictures (needs chromium)
	$(BIN)/python -m tests.page.pictures docs/pictures

.PHONY: lock
lock: $(VENV)/.ready-dev ## Choose versions anew: uv.lock and requirements/ (ARGS="--upgrade")
	$(BIN)/uv lock $(ARGS)
	$(call export_to,requirements)

.PHONY: man install-man
man: setup ## Write the man pages to build/man/
	$(BIN)/python -m copydesk.cli.manual build/man

PREFIX ?= /usr/local
install-man: man ## Put them where man looks (PREFIX=/usr/local)
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1"
	install -m 644 build/man/*.1 "$(DESTDIR)$(PREFIX)/share/man/man1"

##@ What takes longer than `make test` may
.PHONY: faults
faults: $(VENV)/.ready-test ## Redis and workers killed, frozen, moved, cut off, under load
	$(BIN)/pytest -m faults tests/storage tests/web tests/cli $(ARGS)

.PHONY: test-scale
test-scale: $(VENV)/.ready-scale ## Run what needs a cluster, a queue or many minutes
	$(BIN)/pytest -m scale $(ARGS)

.PHONY: fuzz
SECONDS ?= 60
fuzz: $(VENV)/.ready-fuzz ## Random input for the interface, decoders and readers (SECONDS=600)
	$(BIN)/pytest -m fuzz tests/fuzz $(ARGS)
	$(BIN)/python -m tests.fuzz.mutate $(SECONDS)

.PHONY: audit
audit: $(VENV)/.ready-fuzz ## Bandit over the code, advisories for what it uses, and a bill of materials
	$(BIN)/bandit --quiet --recursive --severity-level medium service
	$(BIN)/pip-audit --strict --requirement requirements/run.txt --require-hashes --disable-pip
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements requirements/run.txt --output-file build/sbom.json

##@ Measures
.PHONY: quality
quality: $(VENV)/.ready-test ## Precision and recall over the labelled sample
	$(BIN)/python -m tests.quality $(ARGS)
	$(BIN)/python -m tests.quality.pages

.PHONY: bench
bench: $(VENV)/.ready-test ## Speed of the pipeline and of the service
	$(BIN)/python -m tests.bench $(ARGS)

.PHONY: load
load: $(VENV)/.ready-test ## 200 articles a second while Redis dies; then each shape of load (ARGS="--seconds 60")
	$(BIN)/python -m tests.load steady $(ARGS)
	$(BIN)/python -m tests.load shapes

.PHONY: soak
soak: $(VENV)/.ready-test ## 100,000 articles, and the memory they leave behind (ARGS="--articles 10000")
	$(BIN)/python -m tests.load soak --check $(ARGS)

##@ Housekeeping
.PHONY: clean
clean: ## Remove .venv and everything that is built or cached
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find service tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The sets of packages, each with the hash of every file: $(1) the folder to write them to.
define export_to
for set in "build --only-group" "run" "test --group" "dev --group" "fuzz --group" "scale --group"; do \
	name=$${set%% *}; option=$${set#$$name}; \
	$(BIN)/uv export --quiet --frozen --no-emit-project --no-header --no-annotate \
		$${option:+$$option $$name} --output-file $(1)/$$name.txt >/dev/null || exit; \
done
endef

# --- How .venv is made --------------------------------------------------------------------------
# A stamp for each set of packages; each set holds the one before it. `--inexact`: going back to
# a smaller set removes nothing.

LOCKED := pyproject.toml uv.lock $(wildcard requirements/*.txt)

$(VENV)/.ready-run: $(LOCKED)
	@$(call install,run,)
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready-run
	@$(call install,test,--group test)
	@touch $@

$(VENV)/.ready-scale: $(VENV)/.ready-test
	@$(call install,scale,--group scale)
	@touch $@

$(VENV)/.ready-fuzz: $(VENV)/.ready-test
	@$(call install,fuzz,--group fuzz)
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready-test
	@$(call install,dev,--group dev)
	@touch $@

ifneq ($(UV),)

# $(1) the set's name, $(2) the same as uv's options
define install
echo "Setting up $(VENV) with uv: $(1)"; \
"$(UV)" sync --quiet --frozen --inexact $(2) $(if $(filter command line environment,$(origin PYTHON)),--python "$(PYTHON)")
endef

else

define install
set -e; echo "Setting up $(VENV) with pip: $(1)"; $(ensure_venv); \
pip="$(BIN)/python -m pip --disable-pip-version-check --quiet --no-input"; \
$$pip install --compile --require-hashes --only-binary=:all: $(if $(filter scale,$(1)),--no-binary=pyspark) -r requirements/build.txt -r requirements/$(1).txt; \
if [ "$(1)" = run ]; then $$pip install --no-build-isolation --no-deps --no-index --editable .; fi
endef

# A folder without a working pip is one that was never finished, or whose Python has gone.
# Debian keeps the module that brings pip (ensurepip) in a package of its own.
define ensure_venv
if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	python="$(PYTHON)"; \
	if [ -z "$$python" ] || ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
		if [ -n "$$python" ]; then need=$$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		else need="python3 python3-venv"; fi; \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing $$need with apt-get." >&2; \
			apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$need ca-certificates >/dev/null; \
			python=$${python:-python3}; \
		else \
			echo "copydesk needs Python 3.11 or newer with venv: run 'sudo apt-get install $$need' (or install uv), then try again." >&2; exit 1; \
		fi; \
	fi; \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "copydesk needs Python 3.11 or newer; this is $$("$$python" --version). Install a newer one, or uv, and try again." >&2; exit 1; }; \
	"$$python" -m venv --clear $(VENV); \
fi
endef

endif

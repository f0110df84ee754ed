.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

# Any Python from 3.11 on; PYTHON=... chooses another than the first one found.
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
PORT ?= 8377
BIN := .venv/bin
INSTALLED := .venv/.installed
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# More arguments for pytest, e.g. make test ARGS='tests/domain -k slots'.
ARGS ?=

DATA ?= ../shared/search
SIZES ?= 1000 10000 100000

.PHONY: help install meaning demo test check bench bench-search pictures format lock

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED) ## Set up .venv with exactly the locked packages (the other targets do it by themselves)

# The lock is checked by hash, so nothing but what was reviewed is ever installed.
$(INSTALLED): requirements-dev.lock pyproject.toml
	@$(if $(PYTHON),,echo "Rummet needs Python 3.11 or newer with the module venv (Debian: apt-get install python3-venv)." >&2; exit 1)
	@echo "Installing into .venv"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

meaning: install ## Install also what RUMMET_MEANING=on needs: 90 MB, Linux on x86-64
	@$(PIP) install --require-hashes --requirement requirements-meaning.lock

demo: install ## Run the bot in a local workspace in the browser; PORT=8377
	@exec $(BIN)/rummet demo --port $(PORT)

test: install ## Run the tests; without PostgreSQL and Chromium theirs are skipped, with CI=true nothing may be
	@$(BIN)/pytest --numprocesses=auto --dist=loadgroup $(ARGS)

check: install ## Lint, format, types, the dependency rule, the locks
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pip check
	@if grep --line-number '://' requirements*.lock; then echo "A lock names an address." >&2; exit 1; fi

bench: install ## How long a request waits for its acknowledgement, beside a bare Bolt app; a minute or two
	@$(BIN)/python -m tests.bench.acknowledge

bench-search: install ## How good search is on the questions in DATA, and how fast at SIZES; half an hour
	@$(BIN)/python -m tests.bench.search $(DATA) $(SIZES)

pictures: install ## Take the pictures of README and docs/ anew, in docs/pictures/
	@PICTURES=docs/pictures $(BIN)/pytest --quiet $(addprefix tests/browser/test_,screens.py other_hands.py facilitator.py a_meeting.py)

format: install ## Put the code in the formatter's shape
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

# Three locks: requirements.lock is what runs in production (and builds the package), requirements-dev.lock is that
# and the tools, requirements-meaning.lock that and the extra, at the very same versions. All hold for every system and Python from 3.11 on. UPGRADE=1 moves to the newest.
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version=3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command="make lock" --quiet $(if $(UPGRADE),--upgrade)
lock: install ## Resolve pyproject.toml into the locks; UPGRADE=1 takes the newest versions
	@$(PIP) install uv
	@$(COMPILE) --group=build --output-file=requirements.lock >/dev/null
	@$(COMPILE) --group=build --group=dev --constraint=requirements.lock --output-file=requirements-dev.lock >/dev/null
	@$(COMPILE) --extra=meaning --constraint=requirements.lock --output-file=requirements-meaning.lock >/dev/null

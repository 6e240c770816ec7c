# Make only sets up and calls the command `masthead`, which knows by itself what is fresh.

SHELL := /bin/sh
.DEFAULT_GOAL := help

# PYTHON: the interpreter to build .venv with; without it the newest suitable one is found.
PYTHON ?=
SOURCES ?= $(wildcard source/*.xml)
# Further options of the command or of pytest, such as ARGS=--force or ARGS='-k numbers'.
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
SETUP := pyproject.toml constraints.txt constraints-build.txt scripts/setup.sh scripts/setup-system.sh
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal

.PHONY: help setup setup-dev pdf docx akn html txt all check verify lint format test test-long test-all bench looks constraints clean

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z][^:=]*:.*## / { printf "  %-24s %s\n", $$1, $$2 }' Makefile

$(READY): $(SETUP)
	@PYTHON='$(PYTHON)' scripts/setup.sh run

$(READY_DEV): $(READY) constraints-dev.txt tests/akn/law_widgets/package-lock.json
	@PYTHON='$(PYTHON)' scripts/setup.sh dev

setup: $(READY) ## Set up .venv, its packages, and the system libraries and fonts that are missing
setup-dev: $(READY_DEV) ## The same, with what tests, lint and benchmarks need

pdf docx akn html txt: $(READY) ## Build that output of every source
	@$(BIN)/masthead build $(SOURCES) --to $@ $(ARGS)

all: $(READY) ## Build every output of every source
	@$(BIN)/masthead build $(SOURCES) $(ARGS)

check: $(READY) ## Check every source: schema and house rules
	@$(BIN)/masthead check $(SOURCES) $(ARGS)

verify: $(READY) ## Read every output back and compare it with its source
	@$(BIN)/masthead verify $(SOURCES) $(ARGS)

lint: $(READY_DEV) ## Ruff (rules and format) and mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict masthead pipeline

format: $(READY_DEV) ## Mend what ruff can mend by itself
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

test: $(READY_DEV) ## The tests, in some three minutes on two cores
	@$(PYTEST) -m 'not long' $(ARGS)

test-long: $(READY_DEV) ## The long tests alone, in some forty minutes
	@$(PYTEST) -m long --timeout=600 $(ARGS)

test-all: test test-long ## The tests and the long tests

bench: $(READY_DEV) ## Compare the speed of the build with its peers
	@$(BIN)/python -m tests.bench $(ARGS)

looks: $(READY_DEV) ## Write the golden files of the looks of DOCX anew; the working tree must be clean
	@$(BIN)/python -m tests.docx_look

constraints: $(READY) ## Write the lists of pinned packages anew (ARGS=--upgrade for the newest of all)
	@scripts/constraints.sh $(ARGS)

clean: ## Remove what was built; .venv stays
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

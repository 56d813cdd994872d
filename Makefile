# Every target sets up what it needs. `make help` lists them.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 2
# The order of tests is shuffled by this seed, so that a run can be repeated; `make test SEED=4711` tries another one.
SEED ?= 20261123
PYTEST := $(BIN)/python -m pytest --randomly-seed=$(SEED)
PORT ?= 8000
DATA ?= data
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo serve vocabulary browser test test-browser test-slow check bench clean

help: ## list the targets
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || { \
	  echo "make: $(PYTHON): Bildungsernte needs Python 3.11, 3.12 or 3.13, and this is $$($(PYTHON) --version 2>&1). Name another one: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "make: $(PYTHON): the venv module is missing. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base: pyproject.toml | $(BIN)/python
	@echo "Installing Bildungsernte into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.full: pyproject.toml | $(BIN)/python
	@echo "Installing Bildungsernte with its test and check tools into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --editable '.[test,check]'
	@touch $@ $(VENV)/.base

$(VENV)/.bench: pyproject.toml | $(BIN)/python
	@echo "Installing Bildungsernte with what the benchmarks compare it to into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $@ $(VENV)/.base

setup: $(VENV)/.full ## make .venv with everything a contributor needs

demo: $(VENV)/.base ## six provider sites, harvested and published; ONCE=1 ends by itself
	@$(BIN)/ernte demo $(if $(ONCE),--once)

serve: $(VENV)/.base ## portal, SPARQL and feeds of the data directory DATA at PORT
	@$(BIN)/ernte --data $(DATA) serve --port $(PORT)

vocabulary: $(VENV)/.base ## compile the code lists after a change of vocab/data/codes
	@$(BIN)/python -m vocab.compile

test: $(VENV)/.full ## all tests but the slow ones
	@$(PYTEST) -n $(WORKERS) --dist loadfile -m 'not slow and not browser'

browser: ## install Chromium, which sources of kind browser need
	@command -v chromium >/dev/null || { echo "Installing Chromium …"; \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	  else sudo apt-get update -qq && sudo apt-get install -y -qq chromium >/dev/null; fi; }

test-browser: $(VENV)/.full browser ## the tests that need Chromium
	@$(PYTEST) -m browser

test-slow: $(VENV)/.full ## the tests that take minutes
	@$(PYTEST) -n $(WORKERS) --dist loadfile -m 'slow and not browser'

check: $(VENV)/.full ## style, types, import contracts, documentation
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy --strict -p vocab -p harvester -p publish
	@$(BIN)/lint-imports
	@$(PYTEST) -q tests/docs -m 'not slow and not browser'

model: $(VENV)/.full ## train the classifier anew, from the labelled texts and the code lists
	@$(BIN)/python -m harvester.classify.train

accuracy: $(VENV)/.full ## measure how often classes and municipalities are right, into docs/accuracy.md
	@$(BIN)/python benchmarks/accuracy.py

bench: $(VENV)/.bench ## measure beside the baselines, into benchmarks/RESULTS.md
	@$(BIN)/python benchmarks/run.py

clean: ## remove .venv, caches and built packages; the data directory stays
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

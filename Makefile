# Needs Python 3.11 or newer with its venv module, and make. Everything else goes into .venv.
# Another interpreter: make graph PYTHON=python3.13

PYTHON ?= python3
PYTEST_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
INSTALL := PIP_BUILD_CONSTRAINT=constraints.txt $(BIN)/python -m pip install \
	--quiet --disable-pip-version-check --constraint constraints.txt --editable

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help graph test clean s3

help: ## Print this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

graph: $(VENV)/.installed ## Set up, then build the graph of data/sources into output
	@$(BIN)/kgraph build

test: $(VENV)/.installed-dev s3 ## Set up, then run every check and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@if $(BIN)/python -c "import torch" 2>/dev/null; then $(BIN)/mypy; else \
		echo "kgraph.training is left out: torch is not installed"; \
		$(BIN)/mypy --exclude '^kgraph/training/|^tests/unit/training/'; fi
	$(BIN)/lint-imports
	$(BIN)/pytest $(PYTEST_ARGS)

clean: ## Remove what graph and test have made, the environment included
	rm -rf $(VENV) $(VENV)-s3 .kgraph build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache output/graph.ttl output/graph.html output/report.json output/.previous
	find kgraph tests -type d -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "kgraph needs Python 3.11 or newer: make PYTHON=/path/to/it" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps are files so that a second run costs nothing; new dependencies make them stale.
$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing kgraph into $(VENV) (a few minutes the first time) ..."
	@$(INSTALL) .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing kgraph and its test tools into $(VENV) (a few minutes the first time) ..."
	@$(INSTALL) '.[dev]'
	@touch $(VENV)/.installed $@

# An S3 server for a few tests, in an environment of its own; they say so where they must do without.
s3: | $(BIN)/python
	@test tests/cluster/s3-constraints.txt -ot $(VENV)-s3/.installed || { \
		echo "Installing an S3 server for the tests into $(VENV)-s3 ..."; \
		$(PYTHON) -m venv $(VENV)-s3 && $(VENV)-s3/bin/python -m pip install \
			--quiet --disable-pip-version-check --requirement tests/cluster/s3-constraints.txt && \
		touch $(VENV)-s3/.installed; } || echo "it cannot be installed: its tests are left out"

# The project's doors: `make demo` and `make test` need only Python 3.11 or newer, pip and make.
# Everything installs into .venv from uv.lock; a stamp makes the second run instant.

VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
            $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
            && { echo $$p; break; }; done)
# --inexact: what one target needs is not taken away by the next one, which needs less
SYNC   := UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/python -m uv sync --quiet --locked --inexact \
          --python $(BIN)/python --no-default-groups
JOBS   ?= auto
DEMO   := demo/record.onrecord
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export UV_NO_PROGRESS = 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types pytest bench docs format clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/.run ## build the archive of examples/ under demo/, walk through it, open the reading room
	@mkdir -p demo
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@PATH="$(CURDIR)/$(BIN):$$PATH" ONRECORD_ARCHIVE=$(DEMO) ./examples/tour.sh
	@! [ -t 1 ] || $(BIN)/onrecord serve --archive $(DEMO) || [ $$? -eq 130 ]

test: $(VENV)/.dev ## lint, types, import contracts, then every test
	@$(MAKE) --no-print-directory lint types pytest

lint: $(VENV)/.dev ## ruff: rules and format; the import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo

types: $(VENV)/.dev ## mypy, strict
	$(BIN)/mypy

pytest: $(VENV)/.dev $(VENV)/.browser ## the tests alone (JOBS=1 for one at a time)
	$(BIN)/pytest -n $(JOBS)

bench: $(VENV)/.bench ## speed, memory and quality, as tables
	$(BIN)/python -m benchmarks.run

docs: $(VENV)/.dev ## write the outputs shown in README.md and docs/ anew
	$(BIN)/python tests/docs/update.py

format: $(VENV)/.dev ## let ruff mend and format what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean: ## remove what the other targets made
	rm -rf $(VENV) demo dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache

$(VENV)/.uv:
	@test -n "$(PYTHON)" || { \
	  echo "make: no Python 3.11 or newer with venv and pip is on PATH; install one, or name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "make: building $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet 'uv>=0.9'
	@touch $@

$(VENV)/.run: pyproject.toml uv.lock | $(VENV)/.uv
	@$(SYNC)
	@touch $@

$(VENV)/.dev: pyproject.toml uv.lock | $(VENV)/.uv
	@$(SYNC) --group dev
	@touch $@ $(VENV)/.run

# The reading room is tried in the system's Chromium. Where there is none and nobody may install it, those tests skip.
$(VENV)/.browser: | $(VENV)/.uv
	@command -v chromium > /dev/null || command -v google-chrome > /dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null && echo "make: installing chromium" && \
	    apt-get update -qq && apt-get install -y -qq chromium > /dev/null 2>&1; } || \
	  echo "make: no Chromium here (apt-get install chromium); the tests of the browser skip"
	@touch $@

$(VENV)/.bench: pyproject.toml uv.lock | $(VENV)/.uv
	@$(SYNC) --group dev --group bench
	@touch $@ $(VENV)/.dev $(VENV)/.run

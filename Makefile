# The whole development workflow on one page. It needs make and Python 3.11 or newer, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header pyproject.toml $(ARGS)

# Whoever forbids bytecode has every process of the demo and the tests compile Gavel once more.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help environment .venv development demo test soak kills traditional check format bench requirements clean

help: ## Say what there is
	@echo "make TARGET [ARGS='…'] [PORT=…] [PYTHON=python3.12]"
	@echo
	@awk -F ':.*## ' '/^[a-z.]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

environment: $(VENV)/.running ## Make .venv with what Gavel needs to run

.venv: environment

development: $(VENV)/.developing ## Add to .venv what tests and checks need

demo: environment ## Open the sandbox on port 8111 (PORT=…, ARGS='--reset', ARGS='--story --lang zh')
	@$(BIN)/gavel demo $(if $(PORT),--port $(PORT)) $(ARGS)

test: development ## Run all tests (ARGS='tests/domain -k holiday' for some)
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

soak: development ## Load a whole company onto the bot for a minute, on both databases
	@SOAK=1 $(BIN)/pytest -s tests/reliability/test_load.py $(ARGS)

kills: development ## Kill the bot a thousand times and more (GAVEL_KILLS=…, GAVEL_SEED=…)
	@GAVEL_KILLS=$${GAVEL_KILLS:-1000} $(BIN)/pytest tests/reliability/test_kills.py \
		tests/reliability/test_replicas.py $(ARGS)

traditional: development ## Make the Traditional Chinese texts from the Simplified ones
	$(BIN)/python -m bot.i18n.traditional

check: development ## Check style, types, layers, texts and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot.i18n.check
	$(BIN)/python -m bot.i18n.traditional check
	$(BIN)/python -m storage.migrations check

format: development ## Put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: development ## Measure how fast it is
	@$(BIN)/python -m benchmarks $(ARGS)

requirements: development ## Pin what pyproject.toml asks for (ARGS=--upgrade for what is newest)
	$(COMPILE) --extra build --output-file requirements.txt
	$(COMPILE) --extra build --extra test --extra check --constraints requirements.txt \
		--output-file requirements-dev.txt

clean: ## Remove whatever make made; databases and the demo's data stay
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is not Python 3.11 or newer. Name one that is: make PYTHON=python3.12 …" >&2; \
		exit 1; }
	@echo "Making the environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.running: $(VENV)/.python requirements.txt pyproject.toml
	@echo "Installing what Gavel needs …"
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.developing: $(VENV)/.running requirements-dev.txt
	@echo "Installing what tests and checks need …"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

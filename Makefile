# The two commands that matter on a fresh machine: `make demo` and `make test`. Nothing but Python 3.11+ and make is needed.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EVAL ?= ../shared/eval
CORPUS ?= ../shared/corpus

.PHONY: help demo test lint types check train surroundings record-scores name-table docs pictures bench lock vendor clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-14s %s\n", $$1, $$2}'

demo: $(VENV)/.runtime ## Load 85 real papers, print what they say, write demo.html
	$(BIN)/citegraph demo

test: $(VENV)/.dev ## Run all tests (Neo4j and browser tests skip where Java 17 with Maven or Chromium is missing)
	$(BIN)/pytest

lint: $(VENV)/.dev ## Check style, format and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.dev ## Check types
	$(BIN)/mypy

check: lint types test ## Everything that has to pass before a change is merged

train: $(VENV)/.dev ## Rebuild the extraction models from the gold data in EVAL and print the cross-validation table
	$(BIN)/python -m citegraph.loaders.extract.training $(EVAL)

surroundings: $(VENV)/.dev ## Learn anew, from the papers in CORPUS, what stands around known names, and then the roles
	$(BIN)/python -m citegraph.loaders.extract.training $(EVAL) --corpus $(CORPUS)/arxiv_cs_112k.jsonl.gz --only roles --no-validate

record-scores: $(VENV)/.dev ## Score the shipped models on EVAL; the tests compare with what this writes to docs/scores.*
	$(BIN)/python benchmarks/extraction.py $(EVAL) --record

name-table: $(VENV)/.dev ## Recount the name table over the papers in CORPUS
	$(BIN)/python -m citegraph.graph.names.count $(CORPUS)/*.jsonl.gz -o graph/names/data/name_table.tsv.gz

docs: $(VENV)/.dev ## Regenerate the parts of the documentation and code that are generated
	$(BIN)/python -m citegraph.queries.generate --listing examples/hf_daily_papers.txt
	$(BIN)/python -m citegraph.cli._reference > docs/cli.md
	$(BIN)/python docs/refresh.py

pictures: $(VENV)/.dev ## Take the pictures of the documentation from the demo's page (needs Chromium)
	$(BIN)/python docs/pictures.py

vendor: ## Build the WebGL renderer that pages carry from its locked sources (needs Node.js with npm)
	cd graph/views/vendor && npm ci && npm run build

bench: $(VENV)/.dev ## Measure speed and memory; results go to standard output
	$(BIN)/python benchmarks/main_job.py

lock: ## Pin every dependency, with hashes, from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --python-version 3.11 --no-header -q -c requirements.lock -o requirements-dev.lock

clean: ## Remove what the other targets made
	rm -rf $(VENV) build dist *.egg-info demo.db* demo.html .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("citegraph needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 demo" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install -q --no-deps -e .
	@touch $@ $(VENV)/.runtime

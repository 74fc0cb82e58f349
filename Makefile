# Everything a developer does, each as one command. `make` lists them.
# Needs Python 3.11+, git and make; Node is used where it is new enough and fetched where it is not.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate
args ?=

export ZHURNAL_DATA ?= $(CURDIR)/var

.PHONY: help
help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- use ------------------------------------------------------------------------------------

.PHONY: run
run: setup ## set everything up, fill an empty database with the demo school, serve it
	@$(BIN)/zhurnal migrate --verbosity 0
	@$(BIN)/zhurnal demo --if-empty
	@$(BIN)/zhurnal serve $(args)

.PHONY: demo
demo: setup ## make the demo school afresh (the data in var/ are replaced)
	@rm -f "$(ZHURNAL_DATA)"/zhurnal.sqlite3*
	@$(BIN)/zhurnal migrate --verbosity 0
	@$(BIN)/zhurnal demo $(args)

.PHONY: setup
setup: .venv/run.stamp ## install what running needs, build the front end and the catalogues
	@$(BIN)/python hatch_build.py

# --- test -----------------------------------------------------------------------------------

.PHONY: test
test: setup-dev chromium ## run every test on SQLite and PostgreSQL, side by side; args="tests/journal -k mark" for some
	@$(if $(args),,$(MAKE) test-front)
	@$(MAKE) --jobs=2 --output-sync=target test-sqlite test-pg

.PHONY: test-sqlite
test-sqlite: setup-dev chromium ## run the tests on SQLite, journeys included
	$(BIN)/python -m pytest $(args)

.PHONY: test-pg
test-pg: setup-dev chromium ## run the tests on PostgreSQL, with the few journeys that depend on it
	$(BIN)/python -m tools.postgresql $(BIN)/python -m pytest -m "not journey or everywhere" $(args)

.PHONY: test-front
test-front: setup-dev
	$(BIN)/python hatch_build.py npm test

.PHONY: journeys
journeys: setup-dev chromium ## walk the use cases in a real Chromium; pictures land in .cache/pictures
	$(BIN)/python -m pytest -m journey $(args)

.PHONY: pictures
pictures: setup-dev chromium ## take the pictures of the documents anew, in docs/pictures
	$(BIN)/python -m pytest -q tests/journeys/test_a_mark_reaches_the_diary.py tests/journeys/test_a_secretary_brings_the_lists.py
	$(BIN)/python -m tools.pictures

.PHONY: coverage
coverage: setup-dev ## show which lines and branches of rules, policies and commands no test enters
	-$(BIN)/coverage run -m pytest -m "not journey" $(args)
	$(BIN)/coverage report --omit='*/management/*' --include='*/rules/*,*/policy.py,*/commands/*' --show-missing --skip-covered

.PHONY: bench
bench: setup-dev chromium ## measure pages, writes and keys on both databases
	$(BIN)/python -m benchmarks $(args)
	$(BIN)/python -m tools.postgresql --durable $(BIN)/python -m benchmarks $(args)

.PHONY: wheel-test
wheel-test: setup-dev ## build the wheel, install it where there is no Node, and use it
	$(BIN)/python -m tools.wheel

# --- check and change -----------------------------------------------------------------------

.PHONY: check
check: setup-dev ## check style, types, borders, migrations, locks; reports everything that is wrong
	@$(MAKE) --keep-going check-style check-types check-borders check-django check-locks check-front

.PHONY: check-style check-types check-borders check-django check-locks check-front
check-style:
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --quiet --check
check-types:
	$(BIN)/mypy --no-error-summary
check-borders:
	$(BIN)/lint-imports --no-logo
check-django:
	$(BIN)/zhurnal check --fail-level WARNING
	$(BIN)/zhurnal makemigrations --check --dry-run
check-locks:
	$(BIN)/python -m pytest -q tests/architecture/test_hosts.py
check-front:
	$(BIN)/python hatch_build.py npm run check

.PHONY: fix
fix: setup-dev ## let the tools mend what they can
	$(BIN)/ruff check --quiet --fix
	$(BIN)/ruff format --quiet
	$(BIN)/python hatch_build.py npm run fix

.PHONY: messages
messages: setup-dev ## bring the catalogues of every subject up to date with its texts
	$(BIN)/python -m tools.messages

.PHONY: lock
lock: setup-dev ## write the locks in requirements/ and frontend/ anew (args="--upgrade" for newer)
	$(LOCK) $(args) pyproject.toml --output-file requirements/run.txt
	$(LOCK) --group build pyproject.toml --constraints requirements/run.txt --output-file requirements/build.txt
	$(LOCK) --group dev pyproject.toml --constraints requirements/build.txt --output-file requirements/dev.txt
	$(LOCK) --group node --output-file requirements/node.txt
	$(BIN)/python -m tools.npm_lock

.PHONY: build
build: setup-dev ## build the wheel and the sdist into dist/
	$(BIN)/python -m hatchling build

.PHONY: clean
clean: ## remove everything that make has made, except your data in var/
	rm -rf .venv .cache dist frontend/node_modules src/zhurnal/web/static/build
	find src -name '*.mo' -delete

# --- how the environment comes about --------------------------------------------------------

.PHONY: setup-dev chromium
setup-dev: .venv/dev.stamp
	@$(BIN)/python hatch_build.py

chromium: .venv/dev.stamp
	@$(BIN)/python -m tools.chromium

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name yours: make PYTHON=python3.11 …"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/build.txt requirements/node.txt pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes --requirement requirements/build.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python hatch_build.py node || { echo "No Node of its own: fetching one"; \
		$(PIP) --require-hashes --requirement requirements/node.txt; }
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	$(PIP) --require-hashes --requirement requirements/dev.txt
	@touch $@

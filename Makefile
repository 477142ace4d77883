# Everything anyone runs, by name. `make help` lists it; `make setup` needs Python 3.11 or later and nothing of ours.

# $PYTHON if given, else the first on the path that is new enough and can make a virtual environment.
RIGHT_PYTHON := import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))
PYTHON := $(or $(PYTHON),$(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c '$(RIGHT_PYTHON)' 2>/dev/null && { echo $$each; break; }; done),python3)
# Node from the path if it is version 20 or later and has npm; else it is installed into .venv, which is searched first.
RIGHT_NODE := node -e 'process.exit(+(parseInt(process.versions.node) < 20))' && npm --version
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

# One program for the page, its workers and the build's Node scripts, so all three sets of types are known at once.
TYPES := --noEmit --allowJs --checkJs --strict --skipLibCheck --target esnext --module nodenext --types node \
	--lib esnext,dom,dom.iterable,webworker
JAVASCRIPT = $(shell find content macros tests benchmarks -name '*.js' -o -name '*.mjs' 2>/dev/null)

.PHONY: help setup serve test check build prove states words bench fuzz pictures lock clean
.DEFAULT_GOAL := help
# Two installations at once into one .venv would get in each other's way.
.NOTPARALLEL:

help: ## List these commands
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1	/p' Makefile

setup: .venv/project.stamp node_modules/.package-lock.json ## Install everything into .venv and node_modules

serve: setup ## Show the site at http://127.0.0.1:8000 and rebuild it as files change
	$(BIN)/mkdocs serve -a 127.0.0.1:8000

# Tests in a browser wait for it half of the time, so they run beside all others; what they said is shown after these. Some
# of them follow those others, so that both take about as long.
LAST := $(addprefix tests/browser/test_,remembered.py keeping.py planted_faults.py)
STATES := tests/browser/test_every_state.py
test: check ## Run every check and every test, those in a real Chromium included
	$(BIN)/python -m tests.browser.chromium
	@mkdir -p .cache; $(BIN)/pytest tests/browser $(addprefix --ignore ,$(LAST) $(STATES)) >.cache/tests-in-a-browser.txt 2>&1 & browser=$$!; \
		trap "kill $$browser" INT TERM; \
		$(BIN)/pytest --ignore tests/browser; others=$$?; $(BIN)/pytest $(LAST); last=$$?; \
		wait $$browser; browsers=$$?; cat .cache/tests-in-a-browser.txt; exit $$((others || last || browsers))

check: setup ## Check the code, the types and the data, without running any test
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/arrangements check
	$(if $(JAVASCRIPT),node_modules/.bin/tsc $(TYPES) $(JAVASCRIPT),@echo "There is no JavaScript to check.")

build: setup ## Build the site; a build that fails leaves the last good site/ as it was
	rm -rf site.new
	$(BIN)/mkdocs build --strict --site-dir site.new
	rm -rf site.old
	if [ -e site ]; then mv site site.old; fi
	mv site.new site
	rm -rf site.old

prove: setup ## Prove every decision aid on every answer path, and that planted faults are caught
	$(BIN)/decision-aids prove --mutate

# Page types are looked at by every test run, each state of each aid here (design, section 9).
states: setup ## Look at every state of every aid in force in a real Chromium, in every way, in about five minutes
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest $(STATES)

words: setup ## Print how old a reader has to be to follow each page, and which sentences do not say who acts
	$(BIN)/python -m tests.words.reading_age
	$(BIN)/python -m tests.words.voice

bench: setup ## Print the measured goals as ratios, in about an hour; ONLY="later visit" measures what has that in its name
	$(BIN)/python -m benchmarks $(if $(ONLY),--only "$(ONLY)")

# Its fuzzer is no part of setup: there are wheels of it for a few systems and Pythons only.
fuzz: setup ## Feed untrusted input with a coverage-guided fuzzer: make fuzz SECONDS=300
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-fuzz.txt || { echo "There is no" \
		"atheris for this system and Python. It needs Linux and Python 3.11 or later; the same targets run as tests."; exit 1; }
	nice $(BIN)/python -m tests.fuzzing --seconds $(or $(SECONDS),60)

pictures: setup ## Take the README's pictures again, in a real Chromium
	$(BIN)/python -m tests.browser.pictures

lock: .venv/node.stamp ## Make the lock files again from requirements.in and package.json
	$(BIN)/python -m venv .cache/lock
	.cache/lock/bin/pip install --quiet --upgrade uv
	for each in requirements requirements-node requirements-fuzz; do \
		.cache/lock/bin/uv pip compile $$each.in --output-file $$each.txt --quiet --no-config --no-header \
			--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links || exit 1; \
	done
	npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

clean: ## Remove what setup installed; the next setup starts afresh
	rm -rf .venv node_modules .cache

# A stamp is newer than the files it was made from, so that a second `make setup` has nothing to do.

.venv/python.stamp:
	@$(PYTHON) -c '$(RIGHT_PYTHON)' 2>/dev/null || { echo "Handrail needs Python 3.11 or later, with its venv module" \
		"(on Debian and Ubuntu: the python3-venv package). Install it, or name one: make setup PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/requirements.stamp: .venv/python.stamp requirements.txt
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	@touch $@

.venv/project.stamp: .venv/requirements.stamp pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/node.stamp: .venv/python.stamp requirements-node.txt
	@{ $(RIGHT_NODE); } >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-node.txt
	@touch $@

node_modules/.package-lock.json: .venv/node.stamp package.json package-lock.json
	npm ci --ignore-scripts
	@touch $@

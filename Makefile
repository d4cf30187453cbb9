# Everything is set up by the first target that needs it; `make` alone tells what there is.
# `make dashboard DATA=elsewhere PORT=8600` serves other data, or on another port.
SHELL := /bin/bash
# What Python has compiled is kept, also where a machine says not to: each test that starts a process would compile it all again.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.PHONY: attack audit feel fuzz help venv load lock docs browser dashboard check test stands lint types screenshot benchmark backtest

PY := .venv/bin/python
DATA ?= $(or $(HBH_DATA),data)
PORT ?= 8501
ROWS ?= 1000000
SEEDS ?= 200
CITIES ?= 200
N ?= 2000
SETTLE ?= 60
UV := 0.13.9
PIP_AUDIT := 2.10.1
CLIENTS ?= 350 3500 35000 500000
# What `make check` compares with: the branch that work starts from, else the last commit.
BASE ?= $(shell git rev-parse --verify --quiet origin/main || echo HEAD)
PYTEST_ARGS ?= -n 3 --dist worksteal
# Named after what it holds, so that other pins mean another installation, whatever the clock says.
INSTALLED := .venv/.installed-$(shell cksum < requirements-dev.lock | tr ' ' '-')

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

$(INSTALLED): requirements-dev.lock
	@for name in python3.11 python3 python; do \
	  if $$name -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Python 3.11 is needed and was not found as python3.11, python3 or python. Install it and try again." >&2; exit 1; \
	fi; \
	if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then \
	  $$found -m venv --clear .venv || { \
	    echo "Python 3.11 cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3.11-venv" >&2; exit 1; }; \
	fi
	@echo "Installing the pinned packages in .venv (a minute or two, the first time)"
	@$(PY) -m pip install --quiet --no-input --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@rm -f .venv/.installed-*
	@touch $@

venv: $(INSTALLED) ## .venv with the pinned packages, again when the pins change

lock: ## both locks again, with the hashes of what each requirement file pins; needs a package index
	@python3 -m venv .venv/lock
	@.venv/lock/bin/python -m pip install --quiet --no-input --disable-pip-version-check uv==$(UV)
	@for name in requirements requirements-dev; do \
	  .venv/lock/bin/uv pip compile --quiet $$name.txt --output-file $$name.lock --generate-hashes --no-header \
	    --no-annotate --no-emit-index-url --python-version 3.11 --python-platform linux || exit 1; \
	done

audit: venv ## whether an advisory is known of a pinned package; says loudly when none could be looked up
	@$(PY) -m venv .venv/audit
	@.venv/audit/bin/python -m pip install --quiet --no-input --disable-pip-version-check pip-audit==$(PIP_AUDIT) || true
	@$(PY) -m tests.audit requirements-dev.lock

docs: venv ## the definitions in docs/, from the cards and the contract
	@$(PY) -m hbh_metrics.definitions

browser: venv ## a browser for the tests: an installed one, else a downloaded one, else Debian's
	@$(PY) -m tests.browser.chromium

dashboard: venv ## the dashboard on http://localhost:8501, with the demo's data when there is none
	@test -e "$(DATA)/huidig" || { \
	  echo "No publications in $(DATA) yet: making the demo there (about a minute)"; \
	  $(PY) -m hbh_metrics demo --data "$(DATA)"; }
	@exec $(PY) -m hbh_metrics serve --data "$(DATA)" --port $(PORT)

lint: venv ## what ruff finds
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

types: venv ## what mypy finds
	@.venv/bin/mypy

check: lint types ## style, types, and the tests of what changed since BASE, in under a minute
	@$(PY) -m pytest -q -m "not browser" --quick $$($(PY) -m tests.changed $(BASE))

test: browser lint ## everything: style, types, all tests in random order, in a real browser too
	@told=$$(mktemp); .venv/bin/mypy > $$told 2>&1 & types=$$!; \
	$(PY) -m pytest $(PYTEST_ARGS); tests=$$?; \
	wait $$types; types=$$?; cat $$told; rm $$told; \
	exit $$((tests > types ? tests : types))

stands: venv ## every screen for everyone on every stand of the demo, of three other stories and of two other towns, in some twenty minutes
	@HBH_EVERY_STAND=1 $(PY) -m pytest -q $(PYTEST_ARGS) tests/screens/test_every_stand.py tests/screens/test_every_town.py

screenshot: browser ## the pictures in docs/, taken from the demo as it is served
	@$(PY) -m tests.browser.screenshot

benchmark: venv ## what importing ROWS hour rows costs beside DuckDB's bare COPY, and deriving at CLIENTS clients beside a bare group
	@$(PY) benchmarks/import_hours.py --rows $(ROWS)
	@$(PY) benchmarks/derive_sizes.py --clients $(CLIENTS)

feel: browser ## what a visitor waits for in a browser over DATA, beside another checkout AGAINST when one is named
	@$(PY) benchmarks/browser_feel.py --data "$(DATA)" --screens afbouw kosten signalen verkenning overzicht --rounds 10 --settle 60 $(if $(AGAINST),--against "$(AGAINST)")

load: venv ## the server's time over DATA with 25 and with 50 visitors at once, as a multiple of that of one; MINUTES=10 goes on that long with 50
	@$(PY) benchmarks/load.py --data "$(DATA)" $(if $(MINUTES),--sessions 50 --minutes $(MINUTES),--sessions 25 50 --rounds 3) --settle $(SETTLE)

fuzz: venv ## N deliveries changed at random, with known answers (SEED for others than today's)
	@$(PY) -m tests.intake.fuzz $(N) $(SEED)

attack: venv ## new invented CITIES, attacked as every reader: how narrowly is anything of another provider known
	@$(PY) benchmarks/attack.py --cities $(CITIES)

backtest: venv ## every story of the demo in SEEDS invented years: which signals, how soon, and how many false alarms
	@$(PY) benchmarks/backtest.py --seeds $(SEEDS)

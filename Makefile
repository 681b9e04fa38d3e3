# One verb a line; `make help` lists them. Only python3 and make are assumed.
PY := .venv/bin/python
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: help setup run chat train test test-all torture chromium check pictures lock clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/ready ## Python 3.10 and every locked package, in .venv

.venv/ready: requirements.txt pyproject.toml scripts/setup.py
	@python3 scripts/setup.py

run: setup ## the chat page on http://127.0.0.1:5005/
	@$(PY) -m bot.cli serve

chat: setup ## the same guide in the terminal
	@$(PY) -m bot.cli chat

train: setup ## train now; `run` does it by itself when something changed
	@$(PY) -m bot.cli train --force

check: setup ## style, types, the guide's words, Rasa's own validation
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m bot.cli content check
	@$(PY) scripts/validate.py

test: setup ## the tests that need nothing but this checkout
	@$(PY) -m pytest

test-all: check chromium ## every check and every test
	@$(PY) -m pytest

APT := $(shell [ "$$(id -u)" = 0 ] || echo sudo -n) apt-get
chromium: # the browser for tests/web, by apt where there is apt
	@command -v chromium >/dev/null || ! command -v apt-get >/dev/null || \
	  { $(APT) update -q && $(APT) install -y -q chromium; } || \
	  echo "Chromium could not be installed, so the tests of the page in a browser are left out."

pictures: setup chromium ## the README's pictures anew, by a browser
	@$(PY) -m scripts.pictures
torture: setup ## kills, faults, odd inputs, crossings: hours; ARGS="--scale 0.1" for less
	@$(PY) -m tests.torture $(ARGS)

lock: setup ## write requirements.txt anew from pyproject.toml
	@.tools/uv pip compile pyproject.toml --extra dev --python-version 3.10 \
	  --override overrides.txt --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header -q -o requirements.txt

clean: ## remove what was made: environment, tools, models (not var/, the journal)
	@rm -rf .venv .tools models .rasa

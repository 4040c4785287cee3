# The verbs of this repository. Everything runs in .venv, made here from constraints.txt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# what the tools and all tests need but `ocr`, which is large: its tests are skipped without it
EXTRAS ?= dev,brief,auth
# documents are read in processes of their own: each would compile the whole program anew
unexport PYTHONDONTWRITEBYTECODE

FUZZ_SECONDS ?= 300

.PHONY: demo test release-check fuzz check lint types bench clean

demo: $(VENV)/.installed
	$(BIN)/gongkai demo

test: $(VENV)/.installed-$(EXTRAS)
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

# as much of everything as is promised before a release; takes an hour on two cores (docs/promises.md)
release-check: $(VENV)/.installed-$(EXTRAS)
	GONGKAI_FIGURES=release $(BIN)/pytest -n auto --dist worksteal -m release --durations 10

# documents that break a reader are searched for, so many seconds a format; what is found lies in .fuzz (docs/promises.md)
fuzz: $(VENV)/.installed-fuzz
	for format in txt md html mht xlsx docx pdf; do \
		$(BIN)/python -m tests.hostile.fuzzing .$$format .fuzz -max_total_time=$(FUZZ_SECONDS) || exit 1; \
	done

check: lint types test

lint: $(VENV)/.installed-$(EXTRAS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-$(EXTRAS)
	$(BIN)/mypy

bench: $(VENV)/.installed-$(EXTRAS)
	$(BIN)/python -m benchmarks

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Gongkai needs Python 3.11 or later: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[brief]"
	touch $@

$(VENV)/.installed-fuzz: $(VENV)/.installed-$(EXTRAS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]'
	touch $@

$(VENV)/.installed-$(EXTRAS): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) data/store .pytest_cache .mypy_cache .ruff_cache

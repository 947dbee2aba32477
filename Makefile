# Two commands: `make serve` and `make test`. Each does everything from nothing; Python 3.11 or later, pip and make are enough.
PYTHON ?= python3
BROWSER ?= yes
LARGE ?= no
ADDRESS ?= 127.0.0.1:8000
SCREENSHOTS ?= .screenshots

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY := $(VENV)/.ready
ENGINES := properdocs properdocs-materialx mkdocs-ng zensical
FORMATS := trestle oscal sssom gemara sphinx-needs
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-annotate --custom-compile-command "make lock"

# Material for MkDocs prints a notice on the end of its life at every start; README.md says what it means for this project.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
# The dates of a build are the commit's, never the clock's.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH

.PHONY: serve site example test engines check lint schemas facts benchmark audit links screenshots lock clean

serve: check  ## the site at http://127.0.0.1:8000/, rebuilt when data, pages, theme or plugin change
	SITE_URL=http://$(ADDRESS)/ $(BIN)/python -m tools.serve $(ADDRESS)

site: $(READY)  ## the site into site/, strictly and one build at a time; a failed one leaves the old site as it was
	$(BIN)/python -m tools.build_site

example: $(READY)  ## what a finished programme looks like, of a company that does not exist, at http://127.0.0.1:8000/
	$(MAKE) -C examples/company serve BIN="$(CURDIR)/$(BIN)" READY= ADDRESS=$(ADDRESS)

test: $(READY) lint  ## everything: lint, types, unit tests, real builds, a real browser (BROWSER=no leaves the last out)
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile --browser=$(BROWSER)

engines: $(READY)  ## the site by MkDocs and by Zensical, whose pages are held against each other, and served by Zensical
	$(BIN)/python -m pytest -m audit tests/site/test_zensical.py -k "the_whole_of_it or all_of_its_pages or is_served"

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: $(READY)  ## only the data: every problem with file, line and column
	$(BIN)/crosswalk check mappings

schemas: $(READY)  ## mappings/schema/ anew, by which editors complete and check the data
	$(BIN)/python -m tools.schemas

facts: $(READY)  ## tests/facts.txt anew, which says what the data says today; new addresses and figures are added
	$(BIN)/python -m tools.facts

benchmark: compiled/made_of.txt  ## one table of ratios: cold builds beside plain MkDocs and Material, edits while served, the matrix, growth, commands (LARGE=yes adds sites of up to 10,000 pages)
	$(BIN)/python benchmarks/all.py $(if $(filter yes,$(LARGE)),--large)

audit: $(READY) tools/audit/node_modules/.package-lock.json  ## what is long and rarely breaks: the tests marked so; valid HTML, Lighthouse, types of the scripts (Node 20 or later, Java, LibreOffice, Poppler)
	$(BIN)/python -m pytest -m audit --numprocesses=auto --dist=loadfile --browser=$(BROWSER)
	$(BIN)/python -m tools.audit.audit

# What an installation makes of the templates.
compiled/made_of.txt: $(READY) $(wildcard plugins/mkdocs_crosswalk/templates/*.html plugins/mkdocs_crosswalk/render/*.py)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@

tools/audit/node_modules/.package-lock.json: tools/audit/package.json tools/audit/package-lock.json
	npm --prefix tools/audit ci --ignore-scripts
	touch $@

links: $(READY)  ## which outside links of the data and the pages lead nowhere; needs a network
	$(BIN)/python -m tools.outside_links

screenshots: $(READY)  ## pictures of each kind of page into .screenshots/
	$(BIN)/python -m tools.screenshots $(SCREENSHOTS)

lock: $(READY)  ## every file of requirements/ anew from pyproject.toml: this repository's, the other engines', the formats', and uv's own
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	$(COMPILE) --all-extras --group dev --output-file requirements/lock.txt pyproject.toml
	for group in $(ENGINES) $(FORMATS); do $(COMPILE) --group $$group --output-file requirements/$$group.txt pyproject.toml || exit 1; done
	$(COMPILE) --group pyproject.toml:uv --output-file requirements/uv.txt

clean:
	rm -rf $(VENV) compiled site .site-new .site-old .site.lock .cache .mypy_cache .ruff_cache .pytest_cache

$(READY): requirements/lock.txt pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit('Python 3.11 or later is needed; this is ' + sys.version.split()[0]) if sys.version_info < (3, 11) else 0"
	@echo "Installing what requirements/lock.txt holds into $(VENV); the first time takes a minute."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $(READY)

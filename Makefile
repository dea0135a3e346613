# make report   install what is missing, build, and write Reports/ from seeds/
# make test     install what is missing and pass every test
# make check    all that continuous integration runs
# make format   rewrite the sources in the one format
# make clean    remove what was built

SWIFT ?= swift
STORYLOOM = .build/release/storyloom
SOURCES = Package.swift Sources Tests

# Warnings are errors in this build, whoever runs it.
STRICT = STORYLOOM_STRICT=1

.PHONY: report test check format lint current clean deps release

report: release
	$(STORYLOOM) report seeds --output Reports

release: deps
	$(SWIFT) build --configuration release --product storyloom

test: deps
	$(SWIFT) test

# One after the other: the builds share a folder.
check:
	$(MAKE) lint
	$(STRICT) $(MAKE) test
	$(STRICT) $(MAKE) current

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

# The committed report is what the release build writes today.
current: report
	@if [ -n "$$(git status --porcelain -- Reports)" ]; then \
	  git --no-pager diff --stat -- Reports; git status --short -- Reports; \
	  echo "Reports/ is not current: commit what 'make report' has just written." >&2; exit 1; \
	else echo "Reports/ is current."; fi

clean:
	rm -rf .build

# Graphviz's C libraries, through apt or brew, only where they are missing; sudo only where needed.
deps:
	@if pkg-config --exists libgvc libcgraph 2>/dev/null; then exit 0; fi; \
	if command -v apt-get >/dev/null 2>&1; then \
	  sudo=; [ "$$(id -u)" -eq 0 ] || sudo=sudo; \
	  echo "Installing libgraphviz-dev through apt"; \
	  $$sudo apt-get update -qq || echo "Going on with the package lists that are there." >&2; \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    libgraphviz-dev pkg-config; \
	elif command -v brew >/dev/null 2>&1; then \
	  echo "Installing graphviz through brew"; brew install graphviz pkgconf; \
	else \
	  echo "Graphviz's C libraries are missing: install libgraphviz-dev (Debian, Ubuntu)," >&2; \
	  echo "graphviz-devel (Fedora) or graphviz (Homebrew), and pkg-config." >&2; exit 1; \
	fi

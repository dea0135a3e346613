# make report   install what is missing, build, and write Reports/ from seeds/
# make test     install what is missing and pass every test
# make check    all that continuous integration runs
# make format   rewrite the sources in the one format
# make clean    remove what was built
#
# make install          put the command, its manual and its completions below PREFIX (/usr/local), and
#                       that below DESTDIR, if it is set
# make uninstall        remove what it put there
# make office-deps      install LibreOffice's spreadsheet, without windows, for checks of formats
# make browser-deps     install Chromium and its driver, in which tests open the pictures (Linux with apt)
# make docs             the documentation of the libraries as web pages, in .build-docs/site
#
# make test-differential  the scanner against Yams on mutated documents: STORYLOOM_MUTATIONS of them
#                         (100,000), made from STORYLOOM_SEED (1)
# make fuzz               what libFuzzer makes, read and written: front matter, addresses, dates, CSV, DOT,
#                         pictures, markup, JSON and text for a terminal, for FUZZ_SECONDS (60) together
#                         FUZZERS="dot csv"  which of them (all); their names are in Tests/Fuzzers
# make sanitize           every test with the sanitizers for addresses, for undefined behaviour and for
#                         threads, one build after the other
#                         SANITIZERS="thread"  which of address, undefined and thread (all)
#                         SANITIZE_TESTS=NAME  only tests whose names have it (all)
#
# make kill-check         kill KILLS (100) reports outright at random moments, into a folder that is there,
#                         and hold what is left against the old and the new report
#
# make page-pictures    pictures of the report pages of ARCHIVES (seeds) on a telephone, a laptop and a dark
#                       screen, and their print, in the folder OUTPUT, to be looked at
# make page-audit       what keeps people from reading or using the pages of ARCHIVES
# make page-bench       how long the pages of ARCHIVES take to open and to answer
#
# make bench            measure reading, identity and stats, and print the figures
# make bench-peers      both of what follows (they install what they compare with through pip)
# make peers-archive    compare stats with Python's tools on one archive
#                       ARCHIVE=DIR  the archive; otherwise the shared corpus, or seeds without it
# make peers-graphs     compare the measures of graphs with igraph's and NetworKit's
#                       GRAPHS="lfr random links"  which graphs; the first has a million nodes
# make peers-check      hold every measure of graphs against networkx and igraph on PEERS_GRAPHS (300)
#                       small random graphs, made from PEERS_SEED (1), and every measure of coverage
#                       against Python on the tables of seeds, a generated archive and the shared
#                       corpus
#                       PEERS_PYTHON=FILE  of both: a Python that has their packages already
# make formats-check    open what is exported with the programs that it is written for: of seeds, an
#                       archive of hostile texts, a generated one of FORMATS_RECORDS (1,000) records
#                       and the shared corpus; LibreOffice is installed where there is apt
#                       FORMATS_PYTHON=FILE  a Python that has their packages already
#                       FORMATS_CHECKS="graphs ..."  which checks (all)
# make test-benchmarks  pass the tests of the package in Benchmarks/
#
# make spark-deps       what Spark/ needs, in .build-spark: Spark through pip, and Java where there is none
# make spark-test       hold what Spark/ writes against what one machine writes: the seeds, an archive of faults,
#                       shards, workers that are killed, what is refused, and the shared corpora
#                       SPARK_TESTS="test_seeds ..."  which (all)

SWIFT ?= swift
STORYLOOM = .build/release/storyloom
SOURCES = Package.swift Sources Tests \
  $(addprefix Benchmarks/, Package.swift Sources StoryBenchmarks Tests)

# Warnings are errors in this build, whoever runs it.
STRICT = STORYLOOM_STRICT=1

# Homebrew keeps libarchive apart from the system's own, which comes without headers.
ifneq ($(shell command -v brew 2>/dev/null),)
export PKG_CONFIG_PATH := $(shell brew --prefix libarchive)/lib/pkgconfig:$(PKG_CONFIG_PATH)
endif

.PHONY: office-deps browser-deps install uninstall install-check docs
.PHONY: report test check format lint current clean deps release bench bench-peers \
  peers-archive peers-graphs peers-check formats-check test-benchmarks test-differential fuzz kill-check \
  sanitize sanitize-address sanitize-undefined sanitize-thread spark-deps spark-test spark-check \
  page-pictures page-audit page-bench

report: release
	$(STORYLOOM) report seeds --output Reports

release: deps
	$(SWIFT) build --configuration release --product storyloom $(RELEASE)

test: deps browser-deps
	$(SWIFT) test

# One after the other: the builds share a folder.
check:
	$(MAKE) lint
	$(STRICT) $(MAKE) test
	$(STRICT) $(MAKE) docs
	$(STRICT) $(MAKE) current
	$(STRICT) $(MAKE) install-check
	$(STRICT) $(MAKE) test-benchmarks
	$(MAKE) peers-check PEERS_GRAPHS=40
	$(MAKE) formats-check FORMATS_RECORDS=100
	$(MAKE) spark-check
	$(MAKE) fuzz

# Only with this in the environment are there targets for what follows. It has its own folders, so
# that the ordinary build stays as it is.
FUZZING = STORYLOOM_FUZZING=1 $(STRICT)

test-differential: deps
	$(FUZZING) $(SWIFT) run --configuration release --scratch-path .build-differential DifferentialRun

# Of the flags, fuzzer makes every module tell libFuzzer which of its branches were taken, and address
# finds what is read beyond its bounds; libyaml is built with both, too. They stand in one option: of two
# the compiler takes the last alone, and libFuzzer sees no branch of Swift. SwiftPM cannot link a program
# without `main` (libFuzzer brings its own), so it builds a static library, and swiftc links that.
FUZZ_SECONDS ?= 60
FUZZERS ?=
FUZZ_FLAGS = -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=fuzzer-no-link,address
FUZZ_BUILD = .build-fuzz/release

ifeq ($(shell uname),Linux)
fuzz: deps
	$(FUZZING) $(SWIFT) build --configuration release --scratch-path .build-fuzz $(FUZZ_FLAGS) \
	  --product Fuzzers
	$(SWIFT)c -use-ld=lld -sanitize=fuzzer,address $(FUZZ_BUILD)/libFuzzers.a \
	  -o $(FUZZ_BUILD)/fuzzers
	Tests/Fuzzers/run.sh $(FUZZ_BUILD)/fuzzers $(FUZZ_SECONDS) $(FUZZERS)
else
fuzz:
	@echo "make fuzz: Swift brings libFuzzer on Linux only, so nothing was run."
endif

KILLS ?= 100

kill-check: deps
	STORYLOOM_KILLS=$(KILLS) $(SWIFT) test --filter FaultTests.KillTests

# The three do not go together, and each has a build of its own. Warnings of what is built with them are
# those of every other build, so they are no errors here.
SANITIZERS ?= address undefined thread
SANITIZE_TESTS ?=

sanitize:
	@for name in $(SANITIZERS); do $(MAKE) sanitize-$$name || exit 1; done

sanitize-address sanitize-undefined sanitize-thread: sanitize-%: deps browser-deps
	Tests/Sanitizers/run.sh "$(SWIFT)" $* $(SANITIZE_TESTS)

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

# The command is one file that needs nothing beside it. The manual and the completions are written by
# the command itself. RELEASE=--static-swift-stdlib makes it run where there is no Swift (Linux).
PREFIX ?= /usr/local
TARGET = $(DESTDIR)$(PREFIX)
RELEASE ?=
COMPLETIONS = bash-completion/completions/storyloom zsh/site-functions/_storyloom \
  fish/vendor_completions.d/storyloom.fish

install: release
	install -d $(addprefix "$(TARGET)"/,bin share/man/man1 $(dir $(addprefix share/,$(COMPLETIONS))))
	install -m 755 $(STORYLOOM) "$(TARGET)/bin/storyloom"
	$(STORYLOOM) generate-manual .build/manual
	install -m 644 .build/manual/storyloom*.1 "$(TARGET)/share/man/man1"
	@for file in $(COMPLETIONS); do \
	  shell=$${file%%[-/]*}; echo "$(STORYLOOM) --generate-completion-script $$shell > $$file"; \
	  $(STORYLOOM) --generate-completion-script $$shell > .build/completion && \
	  install -m 644 .build/completion "$(TARGET)/share/$$file" || exit 1; \
	done

uninstall:
	rm -f "$(TARGET)/bin/storyloom" "$(TARGET)"/share/man/man1/storyloom.1 \
	  "$(TARGET)"/share/man/man1/storyloom-*.1 $(addprefix "$(TARGET)"/share/,$(COMPLETIONS))

# What was installed runs, reads well and completes.
install-check: release
	Tests/InstallCheck/run.sh "$(MAKE)"

# The documentation of the libraries, of the modules that the debug build left: nothing is built twice.
docs: deps
	$(SWIFT) build
	Tests/Documentation/build.sh "$(SWIFT)" .build-docs

# A package of its own. The plugin runs outside its sandbox because it measures on an archive that it
# writes to a temporary folder. BENCH takes more options, such as BENCH="--filter read.*".
bench: deps
	cd Benchmarks && $(SWIFT) package --disable-sandbox benchmark --no-progress $(BENCH)

bench-peers: peers-archive peers-graphs

peers-archive: release
	python3 -B Benchmarks/Peers/peers.py --storyloom $(STORYLOOM) $(ARCHIVE)

PEERS_GRAPHS ?= 300
PEERS_SEED ?= 1
PEERS_PYTHON ?=
PEERS_OPTIONS = $(if $(PEERS_PYTHON),--python $(PEERS_PYTHON))
PEERS_PROGRAM = --program Benchmarks/.build/release/$(1)

peers-graphs: release
	$(SWIFT) build --package-path Benchmarks --configuration release --product graph-bench
	python3 -B Benchmarks/Peers/graphs.py --storyloom $(STORYLOOM) $(PEERS_OPTIONS) \
	  $(call PEERS_PROGRAM,graph-bench) $(if $(ARCHIVE),--archive $(ARCHIVE)) $(GRAPHS)

peers-check: release
	$(SWIFT) build --package-path Benchmarks --configuration release --product graph-measures
	$(SWIFT) build --package-path Benchmarks --configuration release --product generate-archive
	python3 -B Benchmarks/Peers/check.py --graphs $(PEERS_GRAPHS) --seed $(PEERS_SEED) \
	  --storyloom $(STORYLOOM) --generator Benchmarks/.build/release/generate-archive \
	  $(PEERS_OPTIONS) $(call PEERS_PROGRAM,graph-measures)

FORMATS_RECORDS ?= 1000
FORMATS_PYTHON ?=
FORMATS_CHECKS ?=

formats-check: release office-deps
	$(SWIFT) build --package-path Benchmarks --configuration release --product generate-archive
	python3 -B Benchmarks/Peers/formats.py --storyloom $(STORYLOOM) \
	  --generator Benchmarks/.build/release/generate-archive --records $(FORMATS_RECORDS) \
	  $(if $(FORMATS_PYTHON),--python $(FORMATS_PYTHON)) \
	  $(if $(FORMATS_CHECKS),--only $(FORMATS_CHECKS))

ARCHIVES ?= $(if $(ARCHIVE),$(ARCHIVE),seeds)
OUTPUT ?= .build/page-pictures
PAGE_RUN = STORYLOOM_PAGES=1 $(SWIFT) run --configuration release PageRun

page-pictures: release browser-deps
	$(PAGE_RUN) pictures $(STORYLOOM) $(ARCHIVES) $(OUTPUT)

page-audit page-bench: release browser-deps
	$(PAGE_RUN) $(@:page-%=%) $(STORYLOOM) $(ARCHIVES)

test-benchmarks: deps
	$(SWIFT) test --package-path Benchmarks

SPARK_TESTS ?=
SPARK_PYTHON = .build-spark/bin/python
CORPORA ?= $(if $(STORYLOOM_CORPORA),$(STORYLOOM_CORPORA),$(wildcard ../shared/corpora))

# Where brew has put Java, which it does not put on the path.
BREWED_JAVA = opt/openjdk@17/libexec/openjdk.jdk/Contents/Home
JAVA = $(if $(JAVA_HOME),,$(addprefix JAVA_HOME=,$(wildcard $(shell brew --prefix 2>/dev/null)/$(BREWED_JAVA))))

spark-test: release spark-deps
	$(JAVA) STORYLOOM=$(STORYLOOM) STORYLOOM_CORPORA="$(CORPORA)" PYTHONPATH=Spark/tests $(SPARK_PYTHON) -B -m unittest \
	  --verbose $(if $(SPARK_TESTS),$(addprefix test_spark.SparkTests.,$(SPARK_TESTS)),test_spark)

# The short form, for every change.
spark-check:
	$(MAKE) spark-test SPARK_TESTS="test_seeds test_faulty_archive test_killed_workers test_refusals"

spark-deps: .build-spark/requirements.txt

.build-spark/requirements.txt: Spark/requirements.txt
	@sudo=; [ "$$(id -u)" -eq 0 ] || sudo=sudo; missing=; \
	java -version 2>&1 | grep -Eq '"(1[7-9]|[2-9][0-9])' || missing=java; \
	python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || missing="$$missing python"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if command -v apt-get >/dev/null 2>&1; then \
	  $$sudo apt-get update -qq || echo "Going on with the package lists that are there." >&2; \
	  java=openjdk-17-jre-headless; apt-cache show $$java >/dev/null 2>&1 || java=default-jre-headless; \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    $$java python3-venv; \
	elif command -v brew >/dev/null 2>&1; then brew install openjdk@17 python; \
	else echo "Spark needs Java 17 or later and Python 3.10 or later." >&2; exit 1; fi
	python3 -m venv .build-spark
	$(SPARK_PYTHON) -m pip install --quiet --disable-pip-version-check --requirement $<
	cp $< $@

clean:
	rm -rf .build .build-address .build-differential .build-docs .build-fuzz .build-spark .build-thread \
	  .build-undefined Benchmarks/.build

# What opens the tables as a person would; where there is no apt, the check says that it is missing.
office-deps:
	@if ! command -v soffice >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then \
	  sudo=; [ "$$(id -u)" -eq 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq || echo "Going on with the package lists that are there." >&2; \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    libreoffice-calc-nogui; \
	fi

# What opens the pictures as a reader would; where there is no apt, the tests say that it is missing.
browser-deps:
	@if { ! command -v chromedriver || ! command -v chromium; } >/dev/null 2>&1 && \
	    command -v apt-get >/dev/null 2>&1; then \
	  sudo=; [ "$$(id -u)" -eq 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq || echo "Going on with the package lists that are there." >&2; \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    chromium chromium-driver; \
	fi

# The C libraries of Graphviz, libarchive and SQLite, through apt or brew, only those that are missing;
# sudo only where needed. Of SQLite the one that macOS brings is used there.
deps:
	@missing=; \
	pkg-config --exists libgvc libcgraph 2>/dev/null || missing="$$missing graphviz"; \
	pkg-config --exists libarchive 2>/dev/null || missing="$$missing libarchive"; \
	[ "$$(uname)" = Darwin ] || pkg-config --exists sqlite3 2>/dev/null || \
	  missing="$$missing sqlite3"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if command -v apt-get >/dev/null 2>&1; then \
	  packages=$$(for name in $$missing; do echo "lib$${name#lib}-dev"; done); \
	  sudo=; [ "$$(id -u)" -eq 0 ] || sudo=sudo; \
	  echo "Installing" $$packages "through apt"; \
	  $$sudo apt-get update -qq || echo "Going on with the package lists that are there." >&2; \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    $$packages pkg-config; \
	elif command -v brew >/dev/null 2>&1; then \
	  echo "Installing$$missing through brew"; brew install $$missing pkgconf; \
	else \
	  echo "C libraries are missing:$$missing. Install libgraphviz-dev, libarchive-dev and" >&2; \
	  echo "libsqlite3-dev (Debian, Ubuntu), graphviz-devel, libarchive-devel and sqlite-devel" >&2; \
	  echo "(Fedora) or graphviz and libarchive (Homebrew), and pkg-config." >&2; exit 1; \
	fi

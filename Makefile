# One-word commands. `make run FILE=program.js` and `make test` work on a fresh Debian 12 machine.
SHELL := /bin/bash
JOBS ?= $(shell nproc)
CHECK_TIMEOUT ?= 90
CTEST = ctest --output-on-failure --no-tests=ignore

.DEFAULT_GOAL := build
.PHONY: packages build dev debug asan tsan run test check test-all bench format include-rules help

help:
	@echo "make run FILE=program.js   build the release and run a program"
	@echo "make test                  every test, in release; and under a moving collector, with checks (at most 10 minutes)"
	@echo "make check                 dev build, unit tests and include rules (at most 90 seconds)"
	@echo "make test-all              every configuration: debug, gc stress, sanitizers (at most 40 minutes)"
	@echo "make bench                 flat8 beside every peer found"
	@echo "make format                clang-format over the tree"

packages:
	@tools/install-packages

build release: packages
	@tools/build release
dev debug asan tsan: packages
	@tools/build $@

run: build
	@out/release/flat8 $(FLAGS) $(FILE)

test: build include-rules
	@cd out/release && $(CTEST)
	@tools/build debug
	@cd out/debug && $(CTEST) -L 'unit|moving'

check: dev include-rules
	@cd out/dev && $(CTEST) -L unit -j $(JOBS)

test-all: packages
	@tools/test-all

bench: build
	@bench/compare

include-rules:
	@tools/check-includes --self-test
	@tools/check-includes --objects out

format:
	@git ls-files '*.h' '*.cc' '*.def' ':!src/strings/generated' | xargs -r clang-format -i

# Thin: the work is in CMakeLists.txt and scripts/.
.PHONY: demo test build check bench bench-parts bench-http bench-http-peers cluster soak conformance mutation api-lint api-types fuzz-http memory-http setup

setup:
	@scripts/setup

build: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target holdfast

# The main job, on a made-up tenant: what may the landlord do with this notice?
demo: build
	@build/holdfast screen examples/quickstart/tenant.yaml
	@echo
	@build/holdfast screen examples/quickstart/tenant.yaml --lang es

test: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release
	@ctest --preset release -j 2

# A million random cases against an evaluator that is slow and obvious; `make test` has ten thousand.
soak: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target evaluate_test
	@HOLDFAST_SOAK=1 build/tests/evaluate_test --gtest_filter='RandomOracle.*'

# Every defect that can be seeded into the rules: which of them do their own cases catch? `make test` has a sample.
mutation: build
	@build/holdfast rules mutate

check: setup
	@scripts/check

# How fast, in one table: beside the same rules written by hand, and beside other engines where node and npm are there.
bench: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target bench_programs
	@python3 tests/bench/suite.py build

# Parts of the engine by themselves: loading, planning, one answer, one question, one what-if.
bench-parts: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target holdfast_bench
	@build/tests/bench/holdfast_bench

# FEEL's own suite of test cases, the DMN TCK, on our parser; or any folder laid out like it. It is not part of `make test`.
TCK ?= ../shared/conformance/dmn-tck
conformance: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target conformance
	@build/tests/conformance "$(TCK)"

# The description of the HTTP API, read by a linter that many use (from npm). It is not part of `make test`.
api-lint: build
	@scripts/api-lint

# The types of the example client in TypeScript, against that description (openapi-typescript and tsc, from npm).
api-types: build
	@scripts/api-types

# A hundred thousand requests made up from that description; `make test` sends two thousand.
fuzz-http: build
	@/usr/bin/python3 tests/http/fuzz.py build/holdfast . 100000 $$(date +%s)

# Forty files on a Dask scheduler and four workers, one of which is killed; the bytes of one run. `make test` takes twelve small ones.
cluster: build
	@examples/cluster/local.sh

# What the server holds after a million requests and a table of ten million rows; needs wrk.
memory-http: build
	@/usr/bin/python3 tests/http/memory.py build/holdfast .

# The server beside zen-engine and json-rules-engine behind node, by the same rules; needs wrk, node and npm.
bench-http-peers: build
	@cmake --build --preset release --target bench_generate bench_limit_files
	@python3 tests/bench/http_peers.py build

# The server against a bare Beast server that answers canned bytes; needs wrk.
bench-http: build
	@cmake --build --preset release --target bare_beast
	@/usr/bin/python3 tests/bench/http_load.py build/holdfast build/tests/bare_beast .

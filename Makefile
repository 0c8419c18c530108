# Thin: the work is in CMakeLists.txt and scripts/.
.PHONY: demo test build check bench setup

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

check: setup
	@scripts/check

bench: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target holdfast_bench
	@build/tests/holdfast_bench

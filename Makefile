.DEFAULT_GOAL := help
.PHONY: help run test go-test extension-test build lint e2e windows eval-pages bench fuzz clean
.NOTPARALLEL:

FUZZTIME ?= 10s
# What scripts/setup installs before a build: tests need more than a try-out.
SETUP = run
test go-test extension-test e2e windows eval-pages lint bench: SETUP = test
# A checkout without its history builds too.
export GOFLAGS := -buildvcs=false $(GOFLAGS)
# The race detector needs a C compiler. In CI it is worth its time, but not where
# tests start the program hundreds of times: it slows down each start.
STARTS = /(confine|install|profile|nativehost)$$
RACE := $(if $(CI),$(if $(shell command -v cc),-race))
GOBUILD := CGO_ENABLED=0 go build -trimpath -ldflags "-s -w"
STEP = @printf '… %s\n'

help: ## List these targets
	@sed -n 's/^\([a-z0-9-]*\):.*## /  make \1\t/p' Makefile | expand -t 20

run: build ## Try Sallyport: on your display, or by itself where there is none
	@scripts/run

build: ## Build dist/sallyport and dist/extension/{chromium,firefox}
	@scripts/setup $(SETUP)
	$(STEP) "building the extension"
	@go run ./scripts/build
	$(STEP) "building the program"
	@$(GOBUILD) -o dist/sallyport ./nativehost

test: go-test extension-test e2e ## Run every test: Go, fuzz seeds, types, extension, both browsers

go-test: build
	$(STEP) "Go tests and fuzz seeds"
	@go test $(RACE) $$(go list ./... | grep -vE '$(STARTS)')
	@go test $$(go list ./... | grep -E '$(STARTS)')

extension-test: build
	$(STEP) "type check, web-ext lint and unit tests of the extension"
	@cd extension && npm --silent run check && npm --silent test

e2e: build ## Run the end-to-end tests in Chromium and Firefox
	$(STEP) "end-to-end tests in Chromium and Firefox"
	@scripts/as-user node --test --test-concurrency=2 --test-timeout=300000 extension/test/e2e/*.test.mjs

lint: build ## Check formatting, vet on all systems, staticcheck, types, web-ext
	@unformatted=$$(gofmt -l $$(find . -name '*.go' -not -path '*/node_modules/*')); \
	if [ -n "$$unformatted" ]; then echo "gofmt these files:"; echo "$$unformatted"; exit 1; fi
	$(STEP) "vet for Linux, Windows and macOS"
	@for os in linux windows darwin; do GOOS=$$os go vet ./... || exit 1; done
	$(STEP) "staticcheck"
	@go tool staticcheck ./...
	$(STEP) "type check and web-ext lint of the extension"
	@cd extension && npm --silent run check

windows: build ## Run the Go tests as Windows programs, under Wine
	@scripts/windows/run

fuzz: build ## Run every fuzz target for FUZZTIME (10s)
	@scripts/fuzz $(FUZZTIME)

eval-pages: build ## Judge the recognising of controls on the pages of DIR; leaves out/eval-pages.json
	@scripts/eval/run $(DIR) $(ARGS)

bench: build ## Measure speed against the goals; leaves out/bench.json
	@scripts/bench/run

clean: ## Remove what was built and what runs left behind
	@rm -rf dist out

# Unknot. `make run` builds and starts it, `make test` runs every test, `make help` lists the rest.
#
# Every go command runs with the same flags: a second set would be a second cache, and the C parts of
# the window library and of SQLite take minutes to build.
export GOFLAGS := -trimpath

GO       ?= go
PREFIX   ?= /usr/local
DESTDIR  ?=
TAGS     ?=
TOUR     ?= tour

SYSTEM   := $(shell uname -s)
DEPS     := sh assets/packaging/install-deps.sh
ID       := io.github.unknot.Unknot
PROGRAMS := unknot unknot-agent unknotctl
LINT     := bin/golangci-lint
BENCHED   = $(shell grep -rls --include='*_test.go' '^func Benchmark' internal cmd | grep -v '^internal/e2e/' | xargs -n 1 dirname | sort -u | sed 's,^,./,')

.DEFAULT_GOAL := help
.PHONY: help run build tour test bench generate lint fmt tidy clean install uninstall deps deps-test lint-tool

help: ## list what make can do
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1\t/' | awk -F '\t' '{printf "  make %-11s %s\n", $$1, $$2}'

deps:
	@$(DEPS) build

deps-test:
	@$(DEPS) test

build: deps ## build the three programs into bin/
	$(GO) build -tags '$(TAGS)' -o bin/ $(PROGRAMS:%=./cmd/%)

run: build ## build and start the app; without a screen, draw its screens into ./tour instead
	@if [ "$(SYSTEM)" = Linux ] && [ -z "$$DISPLAY" ] && [ -z "$$WAYLAND_DISPLAY" ]; then \
		echo "unknot: no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the pictures of every screen go to $(CURDIR)/$(TOUR)"; \
		$(GO) run ./cmd/tour -out '$(TOUR)'; \
	else \
		exec ./bin/unknot; \
	fi

tour: deps ## draw every screen, light and dark, into ./tour
	$(GO) run ./cmd/tour -out '$(TOUR)'

# Both halves run whatever the first one says. The second drives the built programs in a real window,
# which the test cache cannot see, so it is never answered from there.
test: deps-test ## run every test, the one in a real window included
	@failed=0; \
	$(GO) test ./... || failed=1; \
	if [ "$(SYSTEM)" = Linux ]; then $(GO) test -count=1 -tags e2e ./internal/e2e/... ./internal/desktop/... || failed=1; fi; \
	exit $$failed

# The last of them hold the player in its real window beside an empty one, about seven minutes of the clock.
bench: deps-test ## run the benchmarks
	$(GO) test -run '^$$' -bench . -benchmem $(BENCHED)
	@if [ "$(SYSTEM)" = Linux ]; then $(GO) test -run '^$$' -bench . -timeout 20m -tags e2e ./internal/e2e; fi

generate: ## write the generated code again
	$(GO) generate ./...

lint: deps lint-tool ## look for mistakes and broken rules
	$(LINT) run

fmt: lint-tool ## format the Go files
	$(LINT) fmt

tidy: ## bring go.mod and go.sum in line with the sources
	$(GO) mod tidy

lint-tool:
	@$(GO) build -C internal/tools -o '$(CURDIR)/$(LINT)' github.com/golangci/golangci-lint/v2/cmd/golangci-lint

clean: ## remove what make made
	rm -rf bin dist '$(TOUR)'

install: ## install what make build made for every user (Linux; PREFIX=/usr/local)
	@for program in $(PROGRAMS); do [ -x bin/$$program ] || { echo "unknot: bin/$$program is missing; run make build first"; exit 1; }; done
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 $(PROGRAMS:%=bin/%) '$(DESTDIR)$(PREFIX)/bin/'
	install -D -m 644 assets/packaging/linux/$(ID).desktop '$(DESTDIR)$(PREFIX)/share/applications/$(ID).desktop'
	install -D -m 644 assets/packaging/linux/$(ID).metainfo.xml '$(DESTDIR)$(PREFIX)/share/metainfo/$(ID).metainfo.xml'
	install -D -m 644 assets/icons/unknot.png '$(DESTDIR)$(PREFIX)/share/icons/hicolor/256x256/apps/$(ID).png'

uninstall: ## remove what make install put in place; the journal stays
	rm -f $(PROGRAMS:%='$(DESTDIR)$(PREFIX)/bin/%')
	rm -f '$(DESTDIR)$(PREFIX)/share/applications/$(ID).desktop' '$(DESTDIR)$(PREFIX)/share/metainfo/$(ID).metainfo.xml'
	rm -f '$(DESTDIR)$(PREFIX)/share/icons/hicolor/256x256/apps/$(ID).png'

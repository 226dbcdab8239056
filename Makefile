# Every recipe finds the project's own Node first, so an old system Node does not matter.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
SHELL := /bin/bash
COMPOSE := docker compose -f deploy/docker/compose.yaml
DEMO_COMPOSE := docker compose -f deploy/docker/compose.demo.yaml
SECRETS_FILE := deploy/docker/.env
SECRETS := ADMIN_API_KEY TENANT_SECRET_PASSPHRASE NAMESPACE_KEY HELSINKI_SECRET_KEY FRANKFURT_SECRET_KEY

.DEFAULT_GOAL := help
# A server that others wrote, for tests of the whole way; it takes Go, which nothing else here does.
VERSITYGW := github.com/versity/versitygw/cmd/versitygw@v1.8.0
.PHONY: help install console contract versitygw demo start test interop lint check bench smoke store docs secrets up down logs dev shell demo-up demo-down clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

node_modules/.installed: package.json package-lock.json
	@# Not npm ci: it refuses a lockfile without entries for other systems' binaries, which some registries do not carry.
	npm install --no-save --no-fund --no-audit --loglevel=error
	@touch $@

install: node_modules/.installed ## Install what is missing

console/dist/index.html: node_modules/.installed console/index.html console/vite.config.ts contract/api.ts $(shell find console/src console/public -type f)
	vite build console --config console/vite.config.ts --logLevel warn
	@touch $@

console: console/dist/index.html ## Build the browser console

contract: install ## Generate contract/ from the API's schemas
	node contract/generate.ts

demo: console ## Start everything on embedded defaults, run the guided first job, stay up
	@node src/cli/main.ts demo

start: console ## Start the gateway with development secrets in ./data
	@node src/cli/main.ts serve --dev

versitygw: .cache/bin/versitygw ## Build the S3 server that the tests of discovery look at beside our own; takes Go

.cache/bin/versitygw:
	GOBIN=$(CURDIR)/.cache/bin go install $(VERSITYGW)

test: console ## Run every test
	vitest run

interop: install ## Run the sessions of clients that others wrote, and say which of them there are
	vitest run --config vitest.interop.config.ts

check: install ## Formatter, linter, types, import directions, unused code
	biome ci --colors=off --error-on-warnings .
	tsc -p .
	tsc -p console
	depcruise --config .dependency-cruiser.cjs src console/src
	knip
	node src/cli/main.ts config --check docs/CONFIGURATION.md
	node src/cli/main.ts operations --check docs/S3_COMPATIBILITY.md
	node contract/generate.ts --check

lint: check ## The same as check

bench: console ## Compare backend, bare proxy and gateway in one run; weigh and scroll the console
	@node bench/run.ts
	@node bench/console.ts

smoke: install ## Try a running deployment: make smoke API=http://127.0.0.1:8000 KEY=...
	@node src/cli/main.ts smoke --api-base $(or $(API),http://127.0.0.1:8000) --proxy-base $(or $(PROXY),$(or $(API),http://127.0.0.1:8000)) --admin-key $(KEY)

docs: install ## Generate docs/CONFIGURATION.md and docs/S3_COMPATIBILITY.md
	node src/cli/main.ts config --write docs/CONFIGURATION.md
	node src/cli/main.ts operations --write docs/S3_COMPATIBILITY.md

secrets: $(SECRETS_FILE) ## Make random secrets for the containers in deploy/docker/.env, once

$(SECRETS_FILE):
	@umask 077; for name in $(SECRETS); do \
	  echo "$$name=$$(node -p 'require("node:crypto").randomBytes(24).toString("base64url")')" || exit 1; \
	done > $@.new && mv $@.new $@
	@echo "$@ holds the secrets: keep a copy, without it the data cannot be read"

up: ## Start the containers
	$(COMPOSE) up -d --build

down: ## Stop the containers
	$(COMPOSE) down

logs: ## Follow the containers' logs
	$(COMPOSE) logs -f

dev: ## Containers with live reload
	$(COMPOSE) -f deploy/docker/compose.dev.yaml up --build

shell: ## A shell in the gateway's container
	$(COMPOSE) exec gateway sh

demo-up: secrets ## Containers for a gateway, a worker and two stores
	$(DEMO_COMPOSE) up -d --build

demo-down: ## Stop them
	$(DEMO_COMPOSE) down

clean: ## Remove what was installed and what the demo wrote
	rm -rf node_modules coverage console/dist data/demo-*

# The console as a static site of its own: docker build -f deploy/docker/console.Dockerfile -t s3gateway-console:local .

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Not npm ci: see the Makefile. No dependency needs its install script.
RUN npm install --ignore-scripts --no-fund --no-audit
COPY contract/api.ts ./contract/
COPY console ./console
RUN node_modules/.bin/vite build console --config console/vite.config.ts

FROM nginxinc/nginx-unprivileged:1.28-alpine AS runtime
# Where the gateway's API is, as a browser reaches it: an origin such as https://gateway.example.com
ENV API_BASE_URL=""
COPY deploy/docker/check-api-base-url.sh /docker-entrypoint.d/05-check-api-base-url.sh
COPY deploy/docker/console-site.conf.template /etc/nginx/templates/default.conf.template
COPY --from=build /app/console/dist /usr/share/nginx/html
EXPOSE 8080
STOPSIGNAL SIGQUIT
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s --retries=3 \
  CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/"]

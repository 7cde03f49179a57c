# Pinned by digest: a tag can be moved to another image. To update: docker pull node:24-bookworm-slim, and its digest.
# One stage installs, the other runs: npm's cache stays behind. Nothing needs a compiler or an install script.
FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
WORKDIR /app
# The health check below asks this port, which is open inside the container alone.
# SQLite's temporary files may grow as large as the database: they belong on its disk.
# No compile cache: a container's /tmp is empty at each start.
ENV NODE_ENV=production \
    HTTP_PORT=8080 \
    NODE_DISABLE_COMPILE_CACHE=1 \
    SQLITE_TMPDIR=/app/data
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY commands commands
COPY questions questions
COPY src src
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that `docker stop` reaches it: it finishes what runs, within ten seconds.
STOPSIGNAL SIGTERM
CMD ["node", "src/main.ts"]

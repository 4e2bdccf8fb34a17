# docker build -t consultant-site .   (compose.yaml starts it behind nginx)
# The image holds the key of the build's server actions: keep it in a private registry.
FROM node:24-slim AS build
WORKDIR /site
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production NODE_OPTIONS=--max-old-space-size=256 PORT=3000 DATA_DIR=/data
WORKDIR /site
COPY --from=build /site/.next/standalone ./
RUN install --directory --owner=node --group=node --mode=700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# It stops within 8 s of SIGTERM.
CMD ["node", "server.mjs"]

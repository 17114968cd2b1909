# Debian with Python, Chromium and curl; the image's own user.
image=ghcr.io/flaresolverr/flaresolverr:v3.5.0
instructions='
WORKDIR /app
USER flaresolverr
VOLUME /config
EXPOSE 8191
EXPOSE 8192
ENTRYPOINT ["/usr/bin/dumb-init","--"]
CMD ["/app/flaresolverr"]
'

assemble() {
  account flaresolverr 1000 1000 /app
  owned 1000:1000 0755 /app
  owned 1000:1000 0755 /config
  program curl
  file flaresolverr /app/flaresolverr
  shared tini /usr/bin/dumb-init
  stand_in
  page /health '{"status":"ok"}'
  mkdir -p "$root/stand-in/metrics"
  printf 'flaresolverr_stand_in 1\n' >"$root/stand-in/metrics/metrics"
  debian
}

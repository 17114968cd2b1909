# The real image is Alpine: busybox is all it brings besides Authelia. Entrypoint, health check and ports as there.
image=authelia/authelia:4.39.28
instructions='
ENV PATH=/app:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin PUID=0 PGID=0 X_AUTHELIA_CONFIG=/config/configuration.yml
WORKDIR /app
VOLUME /config
EXPOSE 9091
ENTRYPOINT ["/app/entrypoint.sh"]
HEALTHCHECK --interval=30s --timeout=3s --start-period=1m CMD /app/healthcheck.sh
'

assemble() {
  owned 0:0 0755 /config
  owned 0:0 0755 /app
  : >"$root/app/.healthcheck.env"
  chmod 0666 "$root/app/.healthcheck.env"
  for name in authelia answer entrypoint.sh healthcheck.sh setting.awk; do file "$name" "/app/$name"; done
  busybox
}

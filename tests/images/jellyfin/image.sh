# Debian with curl; folders, entrypoint and ports of the official image.
image=jellyfin/jellyfin:12.1
instructions='
ENV JELLYFIN_DATA_DIR=/config JELLYFIN_CONFIG_DIR=/config/config JELLYFIN_LOG_DIR=/config/log JELLYFIN_CACHE_DIR=/cache
VOLUME /config
VOLUME /cache
EXPOSE 8096
ENTRYPOINT ["/jellyfin/jellyfin"]
'

assemble() {
  owned 0:0 0777 /config
  owned 0:0 0777 /cache
  program curl
  file jellyfin /jellyfin/jellyfin
  stand_in
  page /health Healthy
  page /metrics 'jellyfin_stand_in 1'
  debian
}

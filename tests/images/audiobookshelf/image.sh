# node:alpine with ffmpeg and tini: busybox with wget, no curl.
image=ghcr.io/advplyr/audiobookshelf:2.36.0
instructions='
ENV PORT=80 CONFIG_PATH=/config METADATA_PATH=/metadata
WORKDIR /app
EXPOSE 80
ENTRYPOINT ["tini","--"]
CMD ["/app/start"]
'

assemble() {
  file start /app/start
  shared tini /sbin/tini
  stand_in
  page /healthcheck OK
  busybox
}

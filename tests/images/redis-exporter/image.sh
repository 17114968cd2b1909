# The real program on Alpine, as in the variant of the official image that has a shell.
image=oliver006/redis_exporter:v1.88.0-alpine
instructions='
USER 59000:59000
EXPOSE 9121
ENTRYPOINT ["/redis_exporter"]
'

assemble() {
  program prometheus-redis-exporter /redis_exporter
  busybox
}

# The real program on busybox, as in the official image.
image=prom/node-exporter:v1.12.1
instructions='
USER nobody
EXPOSE 9100
ENTRYPOINT ["/bin/node_exporter"]
'

assemble() {
  program prometheus-node-exporter /bin/node_exporter
  busybox
}

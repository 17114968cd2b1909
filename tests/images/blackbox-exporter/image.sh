# The real program on busybox, as in the official image.
image=prom/blackbox-exporter:v0.28.0
instructions='
EXPOSE 9115
ENTRYPOINT ["/bin/blackbox_exporter"]
CMD ["--config.file=/etc/blackbox_exporter/config.yml"]
'

assemble() {
  program prometheus-blackbox-exporter /bin/blackbox_exporter
  busybox
}

# The real program on busybox, as in the official image.
image=prom/alertmanager:v0.34.0
instructions='
USER nobody
WORKDIR /alertmanager
VOLUME /alertmanager
EXPOSE 9093
ENTRYPOINT ["/bin/alertmanager"]
CMD ["--config.file=/etc/alertmanager/alertmanager.yml","--storage.path=/alertmanager"]
'

assemble() {
  owned 65534:65534 0775 /alertmanager
  program prometheus-alertmanager /bin/alertmanager
  # Debian's reads its templates of messages from there; the official one has them inside.
  tree /usr/share/prometheus/alertmanager /usr/share/prometheus/alertmanager
  busybox
}

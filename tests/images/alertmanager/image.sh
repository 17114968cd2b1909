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
  busybox
}

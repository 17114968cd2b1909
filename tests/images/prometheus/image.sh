# Account, working folder, entrypoint and default flags are those of the official image, whose base is busybox.
image=prom/prometheus:v3.14.0
instructions='
USER nobody
WORKDIR /prometheus
VOLUME /prometheus
EXPOSE 9090
ENTRYPOINT ["/bin/prometheus"]
CMD ["--config.file=/etc/prometheus/prometheus.yml","--storage.tsdb.path=/prometheus"]
'

assemble() {
  owned 65534:65534 0775 /prometheus
  program prometheus /usr/lib/prometheus/prometheus
  file prometheus.sh /bin/prometheus
  file without-retention.awk /usr/lib/prometheus/without-retention.awk
  file prometheus.yml /etc/prometheus/prometheus.yml
  busybox
}

# Alpine: busybox is all it brings besides Grafana. Paths, user and entrypoint of the official image.
image=grafana/grafana:13.2.3
instructions='
ENV GF_PATHS_DATA=/var/lib/grafana GF_PATHS_PROVISIONING=/etc/grafana/provisioning
WORKDIR /usr/share/grafana
USER 472
EXPOSE 3000
ENTRYPOINT ["/run.sh"]
'

assemble() {
  account grafana 472 0 /home/grafana
  owned 472:0 0777 /var/lib/grafana
  owned 472:0 0777 /etc/grafana/provisioning
  file run.sh /run.sh
  stand_in
  page /metrics 'grafana_build_info 1'
  page /api/health '{"database":"ok","version":"13.2.3"}'
  busybox
}

# Alpine with iptables. What its one program does is done by scripts here, out of the reach of health checks.
image=qmcgaw/gluetun:v3.41.3
instructions='
VOLUME /gluetun
EXPOSE 8000 8388 8888
ENTRYPOINT ["/gluetun-entrypoint"]
'

assemble() {
  owned 0:0 0755 /gluetun
  program iptables /sbin/iptables
  program ip6tables /sbin/ip6tables
  tree /usr/lib/x86_64-linux-gnu/xtables /usr/lib/x86_64-linux-gnu/xtables
  program ip /stand-in/ip
  stand_in
  file gluetun-entrypoint /gluetun-entrypoint
  file health /stand-in/www/cgi-bin/health
  file control /stand-in/control
  busybox
}

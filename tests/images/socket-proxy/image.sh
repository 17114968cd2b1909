# The real program with rules that let through what the image's do.
image=lscr.io/linuxserver/socket-proxy:3.4.3-r0-ls92
instructions='
ENV CONTAINERS=0 EVENTS=1 PING=1 VERSION=1 INFO=0 POST=0 ALLOW_RESTARTS=0 ALLOW_START=0 ALLOW_STOP=0 ALLOW_LOGS=0
EXPOSE 2375
ENTRYPOINT ["/init"]
'

assemble() {
  program haproxy /usr/sbin/haproxy
  file haproxy.cfg /etc/haproxy/haproxy.cfg
  file init /init
  busybox
}

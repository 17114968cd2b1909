# From scratch: one program and its health check. Here it is the real haproxy with rules made from the same arguments.
image=wollomatic/socket-proxy:1.13.1
instructions='
WORKDIR /
EXPOSE 2375
ENTRYPOINT ["/socket-proxy"]
'

assemble() {
  bare_stand_in
  program haproxy /stand-in/bin/haproxy
  file socket-proxy /socket-proxy
  file healthcheck /healthcheck
}

# Ubuntu with curl, below LinuxServer's init.
image=lscr.io/linuxserver/kavita:0.9.1
instructions='
VOLUME /config
EXPOSE 5000
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver_without_busybox
  page /api/health Ok
  debian
}

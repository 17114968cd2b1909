# Ubuntu with curl, below LinuxServer's init.
image=lscr.io/linuxserver/calibre-web:0.6.27
instructions='
VOLUME /config
EXPOSE 8083
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver_without_busybox
  page /login '<title>Calibre-Web</title>'
  debian
}

# Ubuntu with curl, below LinuxServer's init.
image=lscr.io/linuxserver/plex:1.43.4
instructions='
VOLUME /config
EXPOSE 32400
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver_without_busybox
  page /identity '<MediaContainer size="0" claimed="0" machineIdentifier="stand-in"/>'
  debian
}

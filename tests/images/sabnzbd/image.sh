image=lscr.io/linuxserver/sabnzbd:5.1.2
instructions='
VOLUME /config
EXPOSE 8080
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver
  page /api 5.1.2
}

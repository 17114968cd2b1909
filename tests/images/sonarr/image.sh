image=lscr.io/linuxserver/sonarr:4.0.20
instructions='
VOLUME /config
EXPOSE 8989
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver
  page /ping '{"status":"OK"}'
}

image=lscr.io/linuxserver/lidarr:3.1.0
instructions='
VOLUME /config
EXPOSE 8686
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver
  page /ping '{"status":"OK"}'
}

image=lscr.io/linuxserver/radarr:6.4.4
instructions='
VOLUME /config
EXPOSE 7878
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver
  page /ping '{"status":"OK"}'
}

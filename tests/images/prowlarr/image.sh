image=lscr.io/linuxserver/prowlarr:2.6.5
instructions='
VOLUME /config
EXPOSE 9696
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver
  page /ping '{"status":"OK"}'
}

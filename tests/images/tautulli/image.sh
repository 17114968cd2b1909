image=lscr.io/linuxserver/tautulli:2.17.2
instructions='
VOLUME /config
EXPOSE 8181
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver
  page /status '{"result":"success"}'
}

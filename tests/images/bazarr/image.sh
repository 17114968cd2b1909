image=lscr.io/linuxserver/bazarr:1.6.2
instructions='
VOLUME /config
EXPOSE 6767
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver
  page /api/system/ping '{"status":"OK"}'
}

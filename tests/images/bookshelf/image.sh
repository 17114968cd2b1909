# Built on LinuxServer.io's Alpine image.
image=ghcr.io/pennydreadful/bookshelf:hardcover-v0.4.20.129
instructions='
VOLUME /config
EXPOSE 8787
ENTRYPOINT ["/init"]
'

assemble() {
  linuxserver
  page /ping '{"status":"OK"}'
}

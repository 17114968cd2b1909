# The real program, as old as Debian's: options that came later are unknown to it, and ignored.
image=lscr.io/linuxserver/nzbget:26.2
instructions='
VOLUME /config
EXPOSE 6789
ENTRYPOINT ["/init"]
'

assemble() {
  program nzbget /app/nzbget/nzbget
  tree /usr/share/nzbget/webui /app/nzbget/webui
  linuxserver
}

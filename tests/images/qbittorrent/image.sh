# The real program, as old as Debian's: it does not know API keys yet.
image=lscr.io/linuxserver/qbittorrent:5.2.3
instructions='
ENV HOME=/config XDG_CONFIG_HOME=/config XDG_DATA_HOME=/config
VOLUME /config
EXPOSE 8080
ENTRYPOINT ["/init"]
'

assemble() {
  program qbittorrent-nox
  linuxserver
}

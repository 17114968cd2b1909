# Alpine. The stand-in makes an archive when it is told to, with the services stopped that are labelled for it; it does not encrypt.
image=offen/docker-volume-backup:v2.48.2
instructions='
WORKDIR /root
ENTRYPOINT ["/usr/bin/entrypoint"]
'

assemble() {
  file entrypoint /usr/bin/entrypoint
  file backup /usr/bin/backup
  stand_in
  busybox
}

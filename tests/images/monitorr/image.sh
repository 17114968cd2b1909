# Nobody knows what the real image has; nothing of the estate relies on it.
image=monitorr/monitorr:1.7.6m
instructions='
VOLUME /app
EXPOSE 80
ENTRYPOINT ["/init"]
'

assemble() {
  file init /init
  stand_in
  page /index.html lamps
  busybox
}

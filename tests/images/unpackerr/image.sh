# Alpine: busybox is all it brings besides Unpackerr.
image=ghcr.io/unpackerr/unpackerr:0.15.2
instructions='
EXPOSE 5656
ENTRYPOINT ["/unpackerr"]
'

assemble() {
  file unpackerr /unpackerr
  stand_in
  page /metrics 'unpackerr_stand_in 1'
  busybox
}

# Alpine. The stand-in takes a message from who shows the token of its configuration, and keeps it where tests find it.
image=binwiederhier/ntfy:v2.28.0
instructions='
EXPOSE 80
ENTRYPOINT ["/usr/bin/ntfy"]
'

assemble() {
  file ntfy /usr/bin/ntfy
  file answer /stand-in/answer
  file metrics /stand-in/metrics
  stand_in
  busybox
}

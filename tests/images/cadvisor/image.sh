# Alpine. The stand-in asks the engine which containers run, as the real one does, and tells of those without measuring them.
image=ghcr.io/google/cadvisor:v0.60.5
instructions='
EXPOSE 8080
ENTRYPOINT ["/usr/bin/cadvisor","-logtostderr"]
'

assemble() {
  file cadvisor /usr/bin/cadvisor
  file answer /stand-in/answer
  stand_in
  busybox
}

image=busybox:1.37.0
instructions='CMD ["sh"]'

assemble() {
  busybox
}

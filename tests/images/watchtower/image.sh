# From scratch: nothing but the program, so everything here is the stand-in's own.
image=nickfedor/watchtower:1.21.0
instructions='
EXPOSE 8080
ENTRYPOINT ["/watchtower"]
'

assemble() {
  bare_stand_in
  file watchtower /watchtower
}

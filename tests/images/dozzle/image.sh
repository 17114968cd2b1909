# From scratch: nothing but the program, so everything here is the stand-in's own.
image=amir20/dozzle:v10.7.3
instructions='
EXPOSE 8080
ENTRYPOINT ["/dozzle"]
'

assemble() {
  bare_stand_in
  file dozzle /dozzle
  page /healthcheck ok
  page /index.html logs
}

# Distroless: nothing but the program, so everything here is the stand-in's own.
image=ghcr.io/onedr0p/exportarr:v2.3.0
instructions='
ENV PORT=9707
USER nonroot:nonroot
EXPOSE 9707
ENTRYPOINT ["/exportarr"]
'

assemble() {
  account nonroot 65532 65532 /home/nonroot
  bare_stand_in
  file exportarr /exportarr
  file answer /stand-in/answer
}

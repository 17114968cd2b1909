# node:alpine: busybox with wget, no curl; the user node.
image=ghcr.io/seerr-team/seerr:v3.5.0
instructions='
WORKDIR /app
USER node:node
EXPOSE 5055
CMD ["/app/start"]
'

assemble() {
  account node 1000 1000 /home/node
  owned 1000:1000 0755 /app
  owned 1000:1000 0755 /app/config
  file start /app/start
  stand_in
  page /api/v1/status '{"version":"3.5.0"}'
  busybox
}

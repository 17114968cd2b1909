# node:alpine: busybox with wget.
image=ghcr.io/gethomepage/homepage:v1.13.2
instructions='
WORKDIR /app
EXPOSE 3000
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node","server.js"]
'

assemble() {
  account node 1000 1000 /home/node
  owned 1000:1000 0755 /app/config
  file docker-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
  stand_in
  page /api/healthcheck up
  busybox
}

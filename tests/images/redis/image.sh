# The account, the volume and the entrypoint's step down from root are those of the official Alpine variant.
image=redis:8.10.0-alpine
instructions='
WORKDIR /data
VOLUME /data
EXPOSE 6379
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["redis-server"]
'

assemble() {
  account redis 999 1000 /home
  owned 999:1000 0755 /data
  program redis-server /usr/local/bin/redis-server
  program redis-cli /usr/local/bin/redis-cli
  file docker-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
  busybox
}

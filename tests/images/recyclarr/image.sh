# Alpine with .NET, bash, git, tini and supercronic. It serves nothing: it waits for its hour.
image=ghcr.io/recyclarr/recyclarr:8.7.1
instructions='
ENV CRON_SCHEDULE=@daily RECYCLARR_CREATE_CONFIG=false
USER 1000:1000
VOLUME /config
ENTRYPOINT ["/sbin/tini","--","/entrypoint.sh"]
'

assemble() {
  owned 1000:1000 0755 /config
  program bash /bin/bash
  file entrypoint.sh /entrypoint.sh
  shared tini /sbin/tini
  stand_in
  busybox
}

# Real nginx in front of a stand-in for the admin API. The health check is where the image has its own, and asks the same.
image=jc21/nginx-proxy-manager:2.15.1
instructions='
VOLUME /data
VOLUME /etc/letsencrypt
EXPOSE 80 81 443
ENTRYPOINT ["/init"]
'

assemble() {
  account www-data 33 33 /var/www
  owned 0:0 0755 /data
  owned 0:0 0755 /etc/letsencrypt
  owned 33:33 0755 /var/lib/nginx
  owned 0:0 0755 /var/log/nginx
  program nginx /usr/sbin/nginx
  program curl
  program jq
  file init /init
  file nginx.conf /etc/nginx/nginx.conf
  file check-health /usr/bin/check-health
  stand_in
  page /index.html '{"status":"OK","setup":true,"version":{"major":2,"minor":15,"revision":1}}'
  debian
}

# Python on Debian, without curl and wget.
image=caronc/apprise:1.5.4
instructions='
ENV APPRISE_CONFIG_DIR=/config
EXPOSE 8000
CMD ["/opt/apprise/webapp/supervisord-startup"]
'

assemble() {
  program /usr/bin/python3 /usr/bin/python3
  library=$(/usr/bin/python3 -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
  tree "$library" "$library"
  file supervisord-startup /opt/apprise/webapp/supervisord-startup
  debian
}

#!/bin/sh
# Writes what Prometheus is to know of the archives, and serves it.
set -eu
mkdir -p /tmp/www

measure() {
  newest=0 size=0 count=0
  for archive in /archive/mediastack-*; do
    [ -f "$archive" ] || continue
    count=$((count + 1))
    time=$(stat -c %Y "$archive")
    if [ "$time" -gt "$newest" ]; then
      newest=$time
      size=$(stat -c %s "$archive")
    fi
  done
  echo '# TYPE mediastack_backup_archives gauge'
  echo "mediastack_backup_archives $count"
  if [ "$count" -gt 0 ]; then
    echo '# TYPE mediastack_backup_newest_timestamp_seconds gauge'
    echo "mediastack_backup_newest_timestamp_seconds $newest"
    echo '# TYPE mediastack_backup_newest_size_bytes gauge'
    echo "mediastack_backup_newest_size_bytes $size"
  fi
}

while :; do
  measure >/tmp/www/.new
  mv /tmp/www/.new /tmp/www/metrics.txt
  sleep 60
done &
exec httpd -f -p 8080 -h /tmp/www

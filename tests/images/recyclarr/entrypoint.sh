#!/bin/bash
. /stand-in/checks.sh

variable CRON_SCHEDULE
config=${RECYCLARR_CONFIG_DIR:-/config}/recyclarr.yml
reads "$config"
# Keys are references to files, and each can be read.
keys=$(sed -n 's/^ *api_key: !file "\(.*\)"$/\1/p' "$config")
[ -n "$keys" ] || fail "$config names no key"
for key in $keys; do reads "$key"; done
writes "$RECYCLARR_CONFIG_DIR"
writes "$RECYCLARR_DATA_DIR"
writes "$HOME"
sleep 1000000 &
trap 'kill $!' TERM INT
wait

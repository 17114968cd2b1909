#!/bin/sh
# Starts Debian's Prometheus with a configuration of version 3.8 or newer: the retention that older versions take from
# flags only is moved there. Goes when Debian has 3.8. /dev/shm is the one place that a read-only container can write to.
set -eu

config=/etc/prometheus/prometheus.yml
for argument; do
  shift
  case $argument in
    --config.file=*) config=${argument#--config.file=} ;;
    *) set -- "$@" "$argument" ;;
  esac
done

folder=/dev/shm/prometheus
mkdir -p "$folder"
# Rule files are named relative to the configuration.
for file in "$(dirname "$config")"/*; do ln -sf "$file" "$folder/"; done
rm -f "$folder/prometheus.yml"

older=/usr/lib/prometheus/without-retention.awk
awk -f "$older" "$config" >"$folder/prometheus.yml"
for flag in $(awk -v flags=1 -f "$older" "$config"); do set -- "$@" "$flag"; done

exec /usr/lib/prometheus/prometheus "--config.file=$folder/prometheus.yml" "$@"

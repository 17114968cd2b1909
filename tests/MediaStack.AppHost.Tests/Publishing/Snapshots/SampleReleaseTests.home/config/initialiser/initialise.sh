#!/bin/sh
# Gives secret files and volumes to the users that their services run as. Safe to run again.
set -eu

own() { # owner, path: also what is below, but only where the owner is not right yet
  [ "$(stat -c %u:%g "$2")" = "$1" ] || chown -R "$1" "$2"
}

own 65534:65534 /volumes/prometheus-data

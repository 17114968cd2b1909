#!/bin/sh
# Gives secret files and volumes to the users that their services run as. Safe to run again.
set -eu

own() { # owner, path: also what is below, but only where the owner is not right yet
  [ "$(stat -c %u:%g "$2")" = "$1" ] || chown -R "$1" "$2"
}

own 999:1000 /secrets/redis/redis-password
chmod 0400 /secrets/redis/redis-password
own 999:1000 /volumes/redis-data
own 8001:8001 /secrets/authelia/authelia-users.yml
chmod 0400 /secrets/authelia/authelia-users.yml
own 8001:8001 /secrets/authelia/redis-password
chmod 0400 /secrets/authelia/redis-password
own 8001:8001 /secrets/authelia/session-secret
chmod 0400 /secrets/authelia/session-secret
own 8001:8001 /secrets/authelia/storage-key
chmod 0400 /secrets/authelia/storage-key
own 8001:8001 /secrets/authelia/jwt-secret
chmod 0400 /secrets/authelia/jwt-secret
own 8001:8001 /volumes/authelia-config
own 65534:65534 /volumes/prometheus-data

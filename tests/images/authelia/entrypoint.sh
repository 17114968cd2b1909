#!/bin/sh
# As the official entrypoint: root hands /config to PUID:PGID and steps down; any other user starts at once.
set -e

if [ -n "${UMASK:-}" ]; then umask "$UMASK"; fi

if [ "$(id -u)" != 0 ]; then exec authelia "$@"; fi

chown -R "$PUID:$PGID" /config
exec setpriv --reuid="$PUID" --regid="$PGID" --clear-groups -- authelia "$@"

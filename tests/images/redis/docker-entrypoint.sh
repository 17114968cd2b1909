#!/bin/sh
# Does what the official entrypoint does for a server: options alone mean redis-server, and root steps down to the account redis.
set -e

case "${1:-}" in
  -*|*.conf) set -- redis-server "$@" ;;
esac

if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
  find . ! -user redis -exec chown redis '{}' +
  exec setpriv --reuid=999 --regid=1000 --clear-groups -- "$0" "$@"
fi

exec "$@"

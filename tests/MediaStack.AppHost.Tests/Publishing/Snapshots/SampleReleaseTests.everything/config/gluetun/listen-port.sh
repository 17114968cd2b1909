#!/bin/sh
# Tells qBittorrent where to listen: port, interface.
set -eu

listen() { # interface
  wget --config=/run/secrets/gluetun-qbittorrent.wgetrc -nv -O /dev/null --retry-connrefused --tries=30 \
    --post-data "json={\"listen_port\":$port,\"current_network_interface\":\"$1\",\"random_port\":false,\"upnp\":false}" \
    http://127.0.0.1:8080/api/v2/app/setPreferences
}

port=$1
# A socket that was bound to a tunnel which is gone comes back only after another interface was set.
listen lo
listen "$2"

#!/bin/sh
# Prepares folders, secret files and volumes for the services. Safe to run again.
set -eu

own() { # owner, path: with all below it, but only where the owner is not right yet
  [ "$(stat -c %u:%g "$2")" = "$1" ] || chown -R "$1" "$2"
}

folder() { # owner, path: what an owner has there already is never touched
  if [ -L "$2" ]; then
    echo "$2 leads out of the data folder and is left alone; name its target in the settings instead"
    return
  fi
  [ -d "$2" ] || mkdir "$2"
  if [ "$(stat -c %u:%g "$2")" = 0:0 ] && [ -z "$(ls -A "$2")" ]; then
    chown "$1" "$2"
    chmod 0775 "$2"
  fi
}

fresh() { # volume: nothing in it yet, or only what a first run left that was cut off. No app has written to it.
  [ -z "$(ls -A "$1")" ] || { [ -e "$1/.seeding" ] && [ "$(stat -c %u "$1/.seeding")" = 0 ]; }
}

empty() { # owner, path: a file that somebody waits for
  [ -e "$2" ] || { : >"$2"; chown "$1" "$2"; chmod 0640 "$2"; }
}

seed() { # source, volume, path
  mkdir -p "$(dirname "$2/$3")"
  cp "$1" "$2/$3"
  chmod 0600 "$2/$3"
}

folder 1001:1001 /data/torrents
folder 1001:1001 /data/torrents/movies
folder 1001:1001 /data/torrents/tv
folder 1001:1001 /data/torrents/music
folder 1001:1001 /data/torrents/books
folder 1001:1001 /data/usenet
folder 1001:1001 /data/usenet/incomplete
folder 1001:1001 /data/usenet/complete
folder 1001:1001 /data/usenet/complete/movies
folder 1001:1001 /data/usenet/complete/tv
folder 1001:1001 /data/usenet/complete/music
folder 1001:1001 /data/usenet/complete/books
folder 1001:1001 /data/media
folder 1001:1001 /data/media/books
folder 1001:1001 /data/media/audiobooks
folder 1001:1001 /data/media/comics
folder 1001:1001 /data/media/podcasts
own 999:1000 /secrets/redis/redis-password
chmod 0400 /secrets/redis/redis-password
own 999:1000 /volumes/redis-data
own 0:0 /secrets/nginx-proxy-manager/admin-password
chmod 0400 /secrets/nginx-proxy-manager/admin-password
own 0:0 /volumes/nginx-proxy-manager-data
own 0:0 /volumes/nginx-proxy-manager-certificates
own 0:0 /volumes/nginx-proxy-manager-logs
empty 0:0 /volumes/nginx-proxy-manager-logs/mediastack_access.log
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
own 8001:8001 /volumes/authelia-logs
empty 8001:8001 /volumes/authelia-logs/authelia.log
own 0:0 /secrets/gluetun/gluetun-auth.toml
chmod 0400 /secrets/gluetun/gluetun-auth.toml
own 0:0 /secrets/gluetun/openvpn_user
chmod 0400 /secrets/gluetun/openvpn_user
own 0:0 /secrets/gluetun/openvpn_password
chmod 0400 /secrets/gluetun/openvpn_password
own 0:0 /secrets/gluetun/gluetun-qbittorrent.wgetrc
chmod 0400 /secrets/gluetun/gluetun-qbittorrent.wgetrc
own 0:0 /volumes/gluetun-state
if fresh /volumes/qbittorrent-config; then
touch /volumes/qbittorrent-config/.seeding
seed /secrets/qbittorrent/seed/qbittorrent-config/qBittorrent/qBittorrent.conf /volumes/qbittorrent-config qBittorrent/qBittorrent.conf
seed /secrets/qbittorrent/seed/qbittorrent-config/qBittorrent/categories.json /volumes/qbittorrent-config qBittorrent/categories.json
rm /volumes/qbittorrent-config/.seeding
fi
own 1001:1001 /volumes/qbittorrent-config
own 1001:1001 /volumes/qbittorrent-logs
empty 1001:1001 /volumes/qbittorrent-logs/qbittorrent.log
if fresh /volumes/nzbget-config; then
touch /volumes/nzbget-config/.seeding
seed /secrets/nzbget/seed/nzbget-config/nzbget.conf /volumes/nzbget-config nzbget.conf
rm /volumes/nzbget-config/.seeding
fi
own 1001:1001 /volumes/nzbget-config
if fresh /volumes/sabnzbd-config; then
touch /volumes/sabnzbd-config/.seeding
seed /secrets/sabnzbd/seed/sabnzbd-config/sabnzbd.ini /volumes/sabnzbd-config sabnzbd.ini
rm /volumes/sabnzbd-config/.seeding
fi
own 1001:1001 /volumes/sabnzbd-config
if fresh /volumes/jellyfin-config; then
touch /volumes/jellyfin-config/.seeding
seed /secrets/jellyfin/seed/jellyfin-config/config/system.xml /volumes/jellyfin-config config/system.xml
seed /secrets/jellyfin/seed/jellyfin-config/config/network.xml /volumes/jellyfin-config config/network.xml
seed /secrets/jellyfin/seed/jellyfin-config/config/encoding.xml /volumes/jellyfin-config config/encoding.xml
rm /volumes/jellyfin-config/.seeding
fi
own 1001:1001 /volumes/jellyfin-config
own 1001:1001 /volumes/jellyfin-cache
own 1001:1001 /volumes/jellyfin-logs
empty 1001:1001 /volumes/jellyfin-logs/log_00000000.log
own 1001:1001 /volumes/plex-config
own 1001:1001 /volumes/plex-transcode
own 1001:1001 /secrets/tautulli/tautulli-api-key
chmod 0400 /secrets/tautulli/tautulli-api-key
own 1001:1001 /secrets/tautulli/tautulli-password-digest
chmod 0400 /secrets/tautulli/tautulli-password-digest
own 1001:1001 /volumes/tautulli-config
own 1000:1000 /volumes/flaresolverr-cache
own 1001:1001 /secrets/prowlarr/prowlarr-api-key
chmod 0400 /secrets/prowlarr/prowlarr-api-key
own 1001:1001 /volumes/prowlarr-config
own 1001:1001 /volumes/prowlarr-logs
empty 1001:1001 /volumes/prowlarr-logs/prowlarr.txt
own 1001:1001 /secrets/sonarr/sonarr-api-key
chmod 0400 /secrets/sonarr/sonarr-api-key
own 1001:1001 /volumes/sonarr-config
own 1001:1001 /volumes/sonarr-logs
empty 1001:1001 /volumes/sonarr-logs/sonarr.txt
own 1001:1001 /secrets/radarr/radarr-api-key
chmod 0400 /secrets/radarr/radarr-api-key
own 1001:1001 /volumes/radarr-config
own 1001:1001 /volumes/radarr-logs
empty 1001:1001 /volumes/radarr-logs/radarr.txt
own 1001:1001 /secrets/lidarr/lidarr-api-key
chmod 0400 /secrets/lidarr/lidarr-api-key
own 1001:1001 /volumes/lidarr-config
own 1001:1001 /volumes/lidarr-logs
empty 1001:1001 /volumes/lidarr-logs/lidarr.txt
own 1001:1001 /secrets/bookshelf/bookshelf-api-key
chmod 0400 /secrets/bookshelf/bookshelf-api-key
own 1001:1001 /volumes/bookshelf-config
if fresh /volumes/bazarr-config; then
touch /volumes/bazarr-config/.seeding
seed /secrets/bazarr/seed/bazarr-config/config/config.yaml /volumes/bazarr-config config/config.yaml
rm /volumes/bazarr-config/.seeding
fi
own 1001:1001 /volumes/bazarr-config
own 1001:1001 /secrets/recyclarr/sonarr-api-key
chmod 0400 /secrets/recyclarr/sonarr-api-key
own 1001:1001 /secrets/recyclarr/radarr-api-key
chmod 0400 /secrets/recyclarr/radarr-api-key
own 1001:1001 /volumes/recyclarr-state
own 1001:1001 /volumes/recyclarr-cache
own 1001:1001 /secrets/unpackerr/sonarr-api-key
chmod 0400 /secrets/unpackerr/sonarr-api-key
own 1001:1001 /secrets/unpackerr/radarr-api-key
chmod 0400 /secrets/unpackerr/radarr-api-key
own 1001:1001 /secrets/unpackerr/lidarr-api-key
chmod 0400 /secrets/unpackerr/lidarr-api-key
own 1001:1001 /secrets/unpackerr/bookshelf-api-key
chmod 0400 /secrets/unpackerr/bookshelf-api-key
own 1001:1001 /volumes/audiobookshelf-config
own 1001:1001 /volumes/audiobookshelf-metadata
own 1001:1001 /volumes/kavita-config
own 1001:1001 /secrets/calibre-web/calibre-web-password
chmod 0400 /secrets/calibre-web/calibre-web-password
own 1001:1001 /volumes/calibre-web-config
own 1000:1000 /volumes/seerr-config
own 1000:1000 /volumes/seerr-logs
empty 1000:1000 /volumes/seerr-logs/seerr-00000000.log
own 1001:1001 /secrets/ntfy/server.yml
chmod 0400 /secrets/ntfy/server.yml
own 1001:1001 /volumes/ntfy-state
own 1001:1001 /volumes/ntfy-messages
own 1001:1001 /secrets/apprise/mediastack.cfg
chmod 0400 /secrets/apprise/mediastack.cfg
own 0:0 /volumes/fail2ban-config
own 65534:65534 /secrets/alertmanager/ntfy-token
chmod 0400 /secrets/alertmanager/ntfy-token
own 65534:65534 /volumes/alertmanager-data
own 65534:65534 /volumes/prometheus-data
own 472:0 /secrets/grafana/admin-password
chmod 0400 /secrets/grafana/admin-password
own 472:0 /volumes/grafana-data
own 59000:59000 /secrets/redis-exporter/redis-passwords.json
chmod 0400 /secrets/redis-exporter/redis-passwords.json
own 65532:65532 /secrets/exportarr-sabnzbd/api-key
chmod 0400 /secrets/exportarr-sabnzbd/api-key
own 65532:65532 /secrets/exportarr-prowlarr/api-key
chmod 0400 /secrets/exportarr-prowlarr/api-key
own 65532:65532 /secrets/exportarr-sonarr/api-key
chmod 0400 /secrets/exportarr-sonarr/api-key
own 65532:65532 /secrets/exportarr-radarr/api-key
chmod 0400 /secrets/exportarr-radarr/api-key
own 65532:65532 /secrets/exportarr-lidarr/api-key
chmod 0400 /secrets/exportarr-lidarr/api-key
own 65532:65532 /secrets/exportarr-bazarr/api-key
chmod 0400 /secrets/exportarr-bazarr/api-key
own 0:0 /volumes/monitorr-app
own 1000:1000 /secrets/homepage/sonarr-api-key
chmod 0400 /secrets/homepage/sonarr-api-key
own 1000:1000 /secrets/homepage/radarr-api-key
chmod 0400 /secrets/homepage/radarr-api-key
own 1000:1000 /secrets/homepage/tautulli-api-key
chmod 0400 /secrets/homepage/tautulli-api-key
own 1000:1000 /secrets/homepage/kavita-user
chmod 0400 /secrets/homepage/kavita-user
own 1000:1000 /secrets/homepage/kavita-password
chmod 0400 /secrets/homepage/kavita-password
own 1000:1000 /secrets/homepage/lidarr-api-key
chmod 0400 /secrets/homepage/lidarr-api-key
own 1000:1000 /secrets/homepage/bookshelf-api-key
chmod 0400 /secrets/homepage/bookshelf-api-key
own 1000:1000 /secrets/homepage/bazarr-api-key
chmod 0400 /secrets/homepage/bazarr-api-key
own 1000:1000 /secrets/homepage/prowlarr-api-key
chmod 0400 /secrets/homepage/prowlarr-api-key
own 1000:1000 /secrets/homepage/seerr-api-key
chmod 0400 /secrets/homepage/seerr-api-key
own 1000:1000 /secrets/homepage/qbittorrent-api-key
chmod 0400 /secrets/homepage/qbittorrent-api-key
own 1000:1000 /secrets/homepage/sabnzbd-api-key
chmod 0400 /secrets/homepage/sabnzbd-api-key
own 1000:1000 /secrets/homepage/nzbget-user
chmod 0400 /secrets/homepage/nzbget-user
own 1000:1000 /secrets/homepage/nzbget-password
chmod 0400 /secrets/homepage/nzbget-password
own 1000:1000 /secrets/homepage/gluetun-control-key
chmod 0400 /secrets/homepage/gluetun-control-key
own 1000:1000 /secrets/homepage/grafana-user
chmod 0400 /secrets/homepage/grafana-user
own 1000:1000 /secrets/homepage/grafana-password
chmod 0400 /secrets/homepage/grafana-password
own 65534:65534 /secrets/blackbox-exporter/blackbox.yml
chmod 0400 /secrets/blackbox-exporter/blackbox.yml
own 65534:65534 /secrets/supervisor/ntfy-token
chmod 0400 /secrets/supervisor/ntfy-token
own 0:0 /secrets/volume-backup/passphrase
chmod 0400 /secrets/volume-backup/passphrase
own 0:0 /secrets/volume-backup/notification-url
chmod 0400 /secrets/volume-backup/notification-url
own 65534:65534 /secrets/watchtower/notification-url
chmod 0400 /secrets/watchtower/notification-url

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

folder 1000:1000 /data/torrents
folder 1000:1000 /data/torrents/movies
folder 1000:1000 /data/torrents/tv
folder 1000:1000 /data/torrents/music
folder 1000:1000 /data/torrents/books
folder 1000:1000 /data/usenet
folder 1000:1000 /data/usenet/incomplete
folder 1000:1000 /data/usenet/complete
folder 1000:1000 /data/usenet/complete/movies
folder 1000:1000 /data/usenet/complete/tv
folder 1000:1000 /data/usenet/complete/music
folder 1000:1000 /data/usenet/complete/books
folder 1000:1000 /data/media
folder 1000:1000 /data/media/movies
folder 1000:1000 /data/media/tv
folder 1000:1000 /data/media/music
if fresh /volumes/jellyfin-config; then
touch /volumes/jellyfin-config/.seeding
seed /secrets/jellyfin/seed/jellyfin-config/config/system.xml /volumes/jellyfin-config config/system.xml
seed /secrets/jellyfin/seed/jellyfin-config/config/network.xml /volumes/jellyfin-config config/network.xml
rm /volumes/jellyfin-config/.seeding
fi
own 1000:1000 /volumes/jellyfin-config
own 1000:1000 /volumes/jellyfin-cache
own 1000:1000 /secrets/prowlarr/prowlarr-api-key
chmod 0400 /secrets/prowlarr/prowlarr-api-key
own 1000:1000 /volumes/prowlarr-config
own 1000:1000 /secrets/sonarr/sonarr-api-key
chmod 0400 /secrets/sonarr/sonarr-api-key
own 1000:1000 /volumes/sonarr-config
own 1000:1000 /secrets/radarr/radarr-api-key
chmod 0400 /secrets/radarr/radarr-api-key
own 1000:1000 /volumes/radarr-config
if fresh /volumes/bazarr-config; then
touch /volumes/bazarr-config/.seeding
seed /secrets/bazarr/seed/bazarr-config/config/config.yaml /volumes/bazarr-config config/config.yaml
rm /volumes/bazarr-config/.seeding
fi
own 1000:1000 /volumes/bazarr-config
own 1000:1000 /volumes/seerr-config
own 65534:65534 /volumes/prometheus-data
own 1000:1000 /secrets/homepage/sonarr-api-key
chmod 0400 /secrets/homepage/sonarr-api-key
own 1000:1000 /secrets/homepage/radarr-api-key
chmod 0400 /secrets/homepage/radarr-api-key
own 1000:1000 /secrets/homepage/bazarr-api-key
chmod 0400 /secrets/homepage/bazarr-api-key
own 1000:1000 /secrets/homepage/prowlarr-api-key
chmod 0400 /secrets/homepage/prowlarr-api-key
own 1000:1000 /secrets/homepage/seerr-api-key
chmod 0400 /secrets/homepage/seerr-api-key

#!/bin/sh
. /stand-in/checks.sh

variable HOMEPAGE_ALLOWED_HOSTS
for file in settings services bookmarks widgets docker; do reads "/app/config/$file.yaml"; done
# The files that nobody gave it, it makes.
writes /app/config
for name in $(env | sed -n 's/^\(HOMEPAGE_FILE_[A-Za-z0-9_]*\)=.*/\1/p'); do reads "$(value "$name")"; done
serve 3000

#!/bin/sh
# Restarts containers that have lost the network namespace they share.
set -eu

engine=http://supervisor-socket-proxy:2375
project="%22com.docker.compose.project%3D$PROJECT%22"

ask() { # what the engine says of containers
  wget -q -T 10 -O - "$engine/containers/$1"
}

ids() {
  grep -o '"Id":"[0-9a-f]\{64\}"' | cut -d '"' -f 4
}

last() { # container, member: its value at the last look
  echo "$1" | grep -o "\"$2\":\"[^\"]*\"" | tail -n 1
}

lost() { # no route at the last look, or not started while the namespace's owner was away
  last "$1" Output | grep -q namespace-gone || echo "$1" | grep -q '"Error":"[^"]*cannot join network'
}

known() { # container, id: restarted since that look; the engine keeps old looks over a restart
  look=$(last "$1" Start)
  [ -n "$look" ] && [ "$look" = "$(cat "/tmp/$2" 2>/dev/null)" ] && ! echo "$1" | grep -q '"Error":"[^"]'
}

owner_runs() {
  owner=$(echo "$1" | grep -o '"org.mediastack.follows":"[^"]*"' | head -n 1 | cut -d '"' -f 4)
  ask "json?filters=%7B%22label%22%3A%5B$project%2C%22com.docker.compose.service%3D$owner%22%5D%2C%22status%22%3A%5B%22running%22%5D%7D" |
    ids | grep -q .
}

tell() { # a message to the owner
  :
}

restart() { # twenty seconds to save what it has; a minute after the loss all is to be well again
  echo "restarting $1: its network namespace is gone"
  wget -q -T 60 -O /dev/null --post-data '' "$engine/containers/$1/restart?t=20" || echo "the engine did not restart $1"
  # Only now: while a container stops, looks at its old namespace go on.
  last "$(ask "$1/json")" Start >"/tmp/$1"
  tell "MediaStack: a download client had lost the VPN's network and was restarted."
}

while :; do
  if followers=$(ask "json?all=1&filters=%7B%22label%22%3A%5B%22org.mediastack.follows%22%2C$project%5D%7D"); then
    touch /tmp/beat
    for id in $(echo "$followers" | ids); do
      container=$(ask "$id/json") || continue
      if lost "$container" && ! known "$container" "$id" && owner_runs "$container"; then
        restart "$id" &
      fi
    done
    wait
  fi
  sleep 5
done

#!/bin/sh
# Restarts containers that have lost the network namespace they share.
set -eu

engine=http://supervisor-socket-proxy:2375
# {"label":["…follows","…project=…"],"health":["unhealthy"]}
filters="%7B%22label%22%3A%5B%22org.mediastack.follows%22%2C%22com.docker.compose.project%3D$PROJECT%22%5D%2C%22health%22%3A%5B%22unhealthy%22%5D%7D"

while :; do
  if unhealthy=$(wget -q -T 10 -O - "$engine/containers/json?filters=$filters"); then
    touch /tmp/beat
    for id in $(echo "$unhealthy" | grep -o '"Id":"[0-9a-f]\{64\}"' | cut -d '"' -f 4); do
      echo "restarting $id: its network namespace is gone"
      wget -q -T 60 -O /dev/null --post-data '' "$engine/containers/$id/restart?t=10" || echo "the engine did not restart $id"
    done
  fi
  sleep 5
done

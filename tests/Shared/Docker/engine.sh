#!/bin/sh
# A Docker engine of its own: engine.sh FOLDER NAME. Runs as the first process of new network, mount and process-id
# namespaces, so that bridges, firewall rules, mounts and containers are nobody else's and end with this script.
# The line 'restart' on its standard input restarts the engine. It stops when its standard input closes: also when the
# process that holds the other end was killed.
set -u
folder=$1
cgroup=/$2

# Held as long as anything of the engine runs, so that a later test run can tell that the folder is still in use.
exec 9>"$folder/lock"
flock 9

# Docker's bridges need a working loopback; a new network namespace has it switched off.
ip link set lo up
# Containers that speak to the engine mount its socket from its usual place. In this mount namespace that is this engine's.
mount -t tmpfs -o mode=755 tmpfs /run
echo '{}' >"$folder/daemon.json"

start() {
  rm -f "$folder/exited"
  {
    dockerd --config-file "$folder/daemon.json" --host "unix://$folder/docker.sock" --host unix:///run/docker.sock \
      --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/docker.pid" \
      --cgroup-parent "$cgroup" --shutdown-timeout 5 >>"$folder/docker.log" 2>&1
    echo $? >"$folder/exited"
  } &
}

stop() {
  if [ -f "$folder/docker.pid" ]; then kill -TERM "$(cat "$folder/docker.pid")"; fi
  wait
}

start
while read -r command; do
  case $command in
    restart) stop; start ;;
  esac
done
stop

find /sys/fs/cgroup -depth -type d -path "*$cgroup*" -exec rmdir {} +
rm -rf --one-file-system "$folder"

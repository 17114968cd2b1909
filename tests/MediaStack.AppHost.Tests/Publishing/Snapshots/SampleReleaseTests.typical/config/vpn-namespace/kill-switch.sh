#!/bin/sh
# Keeps a network namespace, and its firewall closed: hold, or check.
set -eu

variant() { # iptables or ip6tables: the one that works here; none where there is no IPv6
  for program in "$1" "$1-nft" "$1-legacy"; do
    if "$program" -S OUTPUT >/dev/null 2>&1; then
      echo "$program"
      return
    fi
  done
  if [ "$1" = iptables ] || [ -e /proc/net/if_inet6 ]; then
    echo "no $1 works here" >&2
    return 1
  fi
}

close() { # iptables or ip6tables: nothing in or out but what a rule allows
  program=$(variant "$1") || return
  for chain in OUTPUT INPUT FORWARD; do
    [ -z "$program" ] || "$program" -P $chain DROP || return
  done
}

closed() { # iptables or ip6tables: only looks, because Gluetun writes meanwhile
  program=$(variant "$1") || return
  [ -z "$program" ] || "$program" -S OUTPUT | grep -qxe '-P OUTPUT DROP'
}

if [ "$1" = check ]; then
  [ $(($(date +%s) - $(stat -c %Y /run/beat))) -lt 15 ]
  closed iptables
  closed ip6tables
  exit
fi

trap 'exit 0' TERM INT
close iptables
close ip6tables
echo 'closed: nothing leaves but through the tunnel'
while :; do
  touch /run/beat
  for tables in iptables ip6tables; do
    closed $tables || { echo "$tables was open and is closed again"; close $tables; }
  done
  sleep 2 &
  wait $!
done

#!/bin/sh
# Starts Gluetun in a namespace that another Gluetun may have left.
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

for tables in iptables ip6tables; do
  close $tables
  program=$(variant $tables)
  [ -z "$program" ] || "$program" -F
done
for family in -4 -6; do
  while ip $family rule del priority 101 2>/dev/null; do :; done
done
echo 'nameserver 127.0.0.11' >/etc/resolv.conf
exec /gluetun-entrypoint

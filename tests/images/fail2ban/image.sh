# Real Fail2Ban and iptables on the Python that Debian brings, below a stand-in for LinuxServer's init: Alpine in the real image.
image=lscr.io/linuxserver/fail2ban:1.1.0-r2-ls40
instructions='
VOLUME /config
ENTRYPOINT ["/init"]
'

assemble() {
  account abc 911 911 /config
  owned 911:911 0755 /config
  python
  tree /usr/lib/python3/dist-packages/fail2ban /usr/lib/python3/dist-packages/fail2ban
  for name in fail2ban-client fail2ban-server fail2ban-regex; do program "$name"; done
  # The files of the distribution, with which the real init overwrites those in the volume.
  tree /etc/fail2ban /defaults/fail2ban
  rm -r "$root/defaults/fail2ban/jail.d"
  mkdir "$root/defaults/fail2ban/jail.d"
  mkdir -p "$root/etc/fail2ban" "$root/var/run/fail2ban" "$root/var/lib/fail2ban"
  program iptables /usr/sbin/iptables
  program ip6tables /usr/sbin/ip6tables
  tree /usr/lib/x86_64-linux-gnu/xtables /usr/lib/x86_64-linux-gnu/xtables
  program curl
  file init /init
  busybox
}

# Debian's Python without what a daemon needs none of.
python() {
  local version library
  version=$(/usr/bin/python3 -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
  mkdir -p "$root/usr/lib/$version" "$root/usr/bin"
  cp -L "/usr/bin/$version" "$root/usr/bin/python3"
  tar --create --directory "/usr/lib/$version" --exclude=__pycache__ --exclude=test --exclude=idlelib --exclude=tkinter --exclude=lib2to3 \
    --exclude='config-*' --exclude=ensurepip --exclude=pydoc_data . | tar --extract --directory "$root/usr/lib/$version"
  for library in $(ldd "/usr/bin/$version" "/usr/lib/$version"/lib-dynload/*.so 2>/dev/null | grep -o '/[^ :]*\.so[^ :]*' | sort -u); do
    case $library in "/usr/lib/$version/"*) continue ;; esac
    mkdir -p "$root$(dirname "$library")"
    cp -L -n "$library" "$root$library"
  done
}

# The verbs of image.sh. $root is the file tree that becomes the image.

# Folders and accounts that every base image has.
skeleton() {
  mkdir -p "$root"/{bin,etc,home,root,run,sbin,tmp,usr/bin,usr/sbin,var}
  chmod 1777 "$root/tmp"
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'nobody:x:65534:65534:nobody:/home:/bin/false' >>"$root/etc/passwd"
  printf '%s\n' 'root:x:0:' 'nobody:x:65534:' >>"$root/etc/group"
}

# account NAME UID GID HOME
account() {
  printf '%s:x:%s:%s::%s:/bin/sh\n' "$1" "$2" "$3" "$4" >>"$root/etc/passwd"
  printf '%s:x:%s:\n' "$1" "$3" >>"$root/etc/group"
}

# owned UID:GID MODE FOLDER: a folder of the image with its owner.
owned() {
  mkdir -p "$root$3"
  chown "$1" "$root$3"
  chmod "$2" "$root$3"
}

# file NAME PATH: a file of the image's folder here, with its mode.
file() {
  mkdir -p "$root$(dirname "$2")"
  cp "$folder/$1" "$root$2"
}

# program NAME [PATH]: a program of this machine with the shared libraries it is linked to, under PATH or /usr/bin/NAME.
program() {
  local source target=${2:-/usr/bin/$1} library
  source=$(command -v "$1") || { echo "tests/images: '$1' is not installed; ./test.sh installs it" >&2; return 1; }
  mkdir -p "$root$(dirname "$target")"
  cp -L "$source" "$root$target"
  for library in $(ldd "$source" 2>/dev/null | grep -o '/[^ ]*' || true); do
    mkdir -p "$root$(dirname "$library")"
    cp -L -n "$library" "$root$library"
  done
}

# busybox [APPLET...]: busybox with links for these applets, or for all it has.
busybox() {
  local source applet
  source=$(type -P busybox) || { echo "tests/images: 'busybox' is not installed; ./test.sh installs it" >&2; return 1; }
  if ldd "$source" >/dev/null 2>&1; then echo "tests/images: $source is not static; install busybox-static" >&2; return 1; fi
  cp -L "$source" "$root/bin/busybox"
  if [ $# -eq 0 ]; then set -- $("$source" --list); fi
  for applet in "$@"; do
    # A program of the image wins over an applet of its name, as in the real images.
    if [ ! -e "$root/bin/$applet" ]; then ln -s busybox "$root/bin/$applet"; fi
  done
}

# shared NAME PATH: a file that several images have.
shared() {
  mkdir -p "$root$(dirname "$2")"
  cp "$here/shared/$1" "$root$2"
}

# tree FOLDER PATH: a folder of this machine with all below it.
tree() {
  mkdir -p "$root$2"
  cp -RL "$1/." "$root$2"
}

# A stand-in's server and the verbs of its start script, in a folder that is on no PATH: a health check must not find them.
stand_in() {
  mkdir -p "$root/stand-in/www"
  cp -L "$(type -P busybox)" "$root/stand-in/httpd"
  shared checks.sh /stand-in/checks.sh
}

# page PATH TEXT: what the stand-in answers there; every other path is not found.
page() {
  mkdir -p "$root/stand-in/www$(dirname "$1")"
  printf '%s\n' "$2" >"$root/stand-in/www$1"
}

# What every Alpine image of LinuxServer.io brings: busybox, curl, the user abc, and an init that steps down to it.
linuxserver() {
  linuxserver_without_busybox
  busybox
}

# The same for those on Ubuntu; 'debian' brings their commands.
linuxserver_without_busybox() {
  account abc 911 911 /config
  owned 911:911 0755 /config
  shared linuxserver-init /init
  # On no PATH; the real init keeps its tools in this folder too.
  program setpriv /command/setpriv
  program curl
  file start /stand-in/start
  stand_in
}

# The part of Debian's base that scripts use. It has neither wget nor nc.
debian() {
  program bash /bin/bash
  busybox sh cat chgrp chmod chown cp cut date dirname echo env false grep head hostname id ln ls mkdir mktemp mv ps readlink rm rmdir sed \
    sleep sort stat tail tee test touch tr true uname wc
}

# The stand-in of an image that has no tools at all: its own are in /stand-in/bin, on no PATH but its scripts'.
bare_stand_in() {
  local source applet
  stand_in
  source=$(type -P busybox)
  mkdir -p "$root/stand-in/bin"
  cp -L "$source" "$root/stand-in/bin/busybox"
  for applet in $("$source" --list); do [ -e "$root/stand-in/bin/$applet" ] || ln -s busybox "$root/stand-in/bin/$applet"; done
}

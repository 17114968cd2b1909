# The verbs of a stand-in's start script: it refuses to start on what would make the real program fail, then serves its pages.

fail() { echo "stand-in: $*" >&2; exit 1; }

# value NAME: what the variable of that name holds.
value() { eval "printf %s \"\${$1:-}\""; }

# variable NAME: is set and not empty.
variable() { [ -n "$(value "$1")" ] || fail "the variable $1 is missing"; }

# reads FILE: is there for this user, and not empty.
reads() { { [ -r "$1" ] && [ -s "$1" ]; } || fail "$1 is empty or not readable as $(id -u):$(id -g)"; }

# writes FOLDER
writes() {
  true 2>/dev/null >"$1/.stand-in" || fail "$1 is not writable as $(id -u):$(id -g)"
  rm "$1/.stand-in"
}

# only_reads FOLDER
only_reads() {
  ls "$1" >/dev/null 2>&1 || fail "$1 is not readable as $(id -u):$(id -g)"
  if true 2>/dev/null >"$1/.stand-in"; then rm "$1/.stand-in"; fail "$1 is writable"; fi
}

# serve PORT [ADDRESS]: until it is told to stop.
serve() {
  /stand-in/httpd -f -p "${2:-0.0.0.0}:$1" -h /stand-in/www &
  server=$!
  trap 'kill "$server"' TERM INT
  wait "$server"
}

# Prints a Prometheus configuration (block style) without storage.tsdb.retention; with flags=1, the flags that say the same.
function indent(line) { match(line, /^ */); return RLENGTH }

/^[^ #]/ { storage = ($1 == "storage:") }

retention && indent($0) <= retention { retention = 0 }

retention {
  if (flags && ($1 == "time:" || $1 == "size:")) {
    value = $2
    gsub(/["']/, "", value)
    print "--storage.tsdb.retention." substr($1, 1, 4) "=" value
  }
  next
}

storage && $1 == "retention:" { retention = indent($0); next }

!flags { print }

# Prints the value at a dotted path (wanted) of a YAML file in block style.
/^ *(#|$)/ || /^ *-/ { next }

{
  match($0, /^ */)
  while (depth > 0 && indents[depth] >= RLENGTH) depth--
  depth++
  indents[depth] = RLENGTH
  key = $1
  sub(/:.*/, "", key)
  keys[depth] = key

  path = keys[1]
  for (i = 2; i <= depth; i++) path = path "." keys[i]
  if (path != wanted) next

  value = $0
  sub(/^[^:]*: */, "", value)
  gsub(/^["']|["']$/, "", value)
  print value
  exit
}

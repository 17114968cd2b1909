#!/bin/sh
# Gives the user admin a password of this stack's own, once; afterwards it is the owner's.
set -eu

done=/config/.mediastack-password
[ ! -e "$done" ] || exit 0
python3 - <<'PYTHON'
import sqlite3
from werkzeug.security import generate_password_hash

with open("/run/secrets/calibre-web-password", encoding="utf-8") as file:
    password = file.read()
with sqlite3.connect("file:/config/app.db?mode=rw", uri=True) as database:
    changed = database.execute("UPDATE user SET password = ? WHERE name = 'admin'", (generate_password_hash(password),))
if changed.rowcount != 1:
    raise SystemExit("There is no user admin.")
PYTHON
touch "$done"

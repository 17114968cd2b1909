#!/bin/sh
. /stand-in/checks.sh

variable GF_SECURITY_ADMIN_USER
reads "$GF_SECURITY_ADMIN_PASSWORD__FILE"
writes "$GF_PATHS_DATA"
for file in "$GF_PATHS_PROVISIONING"/datasources/*.yaml "$GF_PATHS_PROVISIONING"/dashboards/*.yaml; do reads "$file"; done
serve 3000

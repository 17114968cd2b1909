#!/bin/sh
# Like the official check: it passes as long as the server could not write the file that switches it on.
. /app/.healthcheck.env
[ -z "${X_AUTHELIA_HEALTHCHECK:-}" ] || exec wget -q --spider "http://localhost:$X_AUTHELIA_HEALTHCHECK_PORT/api/health"

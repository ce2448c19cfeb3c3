#!/usr/bin/env bash
# Makes the desk's two roles and its database on a new PostgreSQL; the image's entrypoint runs it once, as superuser.
# By hand: POSTGRES_USER=postgres DESK_PASSWORD=… DESK_OWNER_PASSWORD=… ./postgres-roles.sh
set -euo pipefail
: "${DESK_PASSWORD:?the password for the role desk}" "${DESK_OWNER_PASSWORD:?the password for the role desk_owner}"

psql -Xq -v ON_ERROR_STOP=1 -v desk="$DESK_PASSWORD" -v owner="$DESK_OWNER_PASSWORD" --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
CREATE ROLE desk_owner LOGIN PASSWORD :'owner';
CREATE ROLE desk LOGIN PASSWORD :'desk';
CREATE DATABASE desk OWNER desk_owner TEMPLATE template0 ENCODING 'UTF8';
SQL

#!/usr/bin/env bash
# Restores a backup of backup-postgres.sh into an empty database: ./restore-postgres.sh BACKUP DATA_FOLDER
# Stop the desk first. The database is named by libpq's variables (PGHOST, PGPORT, PGDATABASE, PGUSER), and the role is a
# superuser. The desk's two roles exist before, and the database belongs to the owner:
#   createdb --owner=desk_owner desk
set -euo pipefail
umask 077

fail() { echo "restore-postgres.sh: $*" >&2; exit 1; }
(( $# == 2 )) || fail "expected BACKUP DATA_FOLDER"
: "${PGDATABASE:?restore-postgres.sh: set PGDATABASE to the name of the empty database}"
backup=$1 data=$2
[[ -f $backup/SHA256SUMS ]] || fail "$backup/SHA256SUMS is not there; BACKUP is a folder that backup-postgres.sh made"
(cd "$backup" && sha256sum --check --strict --quiet SHA256SUMS) || fail "$backup is damaged; nothing was restored"
tables=$(psql -XtA -v ON_ERROR_STOP=1 -c "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
[[ $tables == 0 ]] || fail "$PGDATABASE holds $tables tables; restore into an empty database"

mkdir -p "$data"
# Files of the store are named by their bytes: those that are there already are the same. The database comes last, whole
# or not at all.
tar -C "$data" --skip-old-files -xf "$backup/files.tar"
pg_restore --exit-on-error --single-transaction --dbname="$PGDATABASE" "$backup/desk.dump"
psql -Xq -v ON_ERROR_STOP=1 -c ANALYZE
echo "Restored. Give $data to the desk's user (chown -R), then run 'database check' and start the desk."

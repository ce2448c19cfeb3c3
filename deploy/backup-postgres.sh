#!/usr/bin/env bash
# Backs up a desk on PostgreSQL while it runs: ./backup-postgres.sh DATA_FOLDER TARGET_FOLDER
# The database is named by libpq's variables (PGHOST, PGPORT, PGDATABASE, PGUSER; the password in ~/.pgpass). Makes
# TARGET_FOLDER/desk-TIME with desk.dump, files.tar and their checksums.
# The role must be able to read past row-level security:
#   CREATE ROLE desk_backup LOGIN BYPASSRLS IN ROLE pg_read_all_data
set -euo pipefail
umask 077

fail() { echo "backup-postgres.sh: $*" >&2; exit 1; }
(( $# == 2 )) || fail "expected DATA_FOLDER TARGET_FOLDER"
: "${PGDATABASE:?backup-postgres.sh: set PGDATABASE to the name of the database}"
data=$1 target=$2
[[ -d $data ]] || fail "$data is no folder; DATA_FOLDER is what Desk:DataFolder says"
may=$(psql -XtA -v ON_ERROR_STOP=1 -c "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
[[ $may == t ]] || fail "the role is subject to row-level security and would see no tenant's rows; use one with BYPASSRLS"

name=desk-$(date -u +%Y%m%dT%H%M%SZ)
part=$target/$name.part
mkdir -p "$target"
mkdir "$part"
trap 'rm -rf "$part"' EXIT

# The database first: a file is in the store before a row names it and is never taken away, so all that this copy names
# is there when the files are read.
pg_dump --format=custom --file="$part/desk.dump"
pg_restore --list "$part/desk.dump" > /dev/null

# Half-written files have a dot in their names. A folder that gets another file meanwhile is 1 to tar, and no fault here.
mkdir -p "$data/files"
tar -C "$data" --warning=no-file-changed --exclude='files/*.*' -cf "$part/files.tar" files || (( $? == 1 )) || fail "the files could not be read"

(cd "$part" && sha256sum desk.dump files.tar > SHA256SUMS)
sync -f "$part"
mv "$part" "$target/$name"
trap - EXIT
echo "backup-postgres.sh: the key file (Desk:KeyFile) is not in the backup, on purpose; keep a copy of it elsewhere" >&2
echo "$target/$name"

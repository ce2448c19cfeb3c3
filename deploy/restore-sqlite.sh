#!/usr/bin/env bash
# Restores a backup of backup-sqlite.sh into a data folder without a database: ./restore-sqlite.sh BACKUP DATA_FOLDER
# Stop the desk first. It overwrites nothing: an old desk.db is to be moved away by hand.
set -euo pipefail
umask 077

fail() { echo "restore-sqlite.sh: $*" >&2; exit 1; }
(( $# == 2 )) || fail "expected BACKUP DATA_FOLDER"
backup=$1 data=$2
[[ -f $backup/SHA256SUMS ]] || fail "$backup/SHA256SUMS is not there; BACKUP is a folder that backup-sqlite.sh made"
for old in desk.db desk.db-wal desk.db-shm; do
    [[ ! -e $data/$old ]] || fail "$data/$old exists; stop the desk and move it away first"
done
(cd "$backup" && sha256sum --check --strict --quiet SHA256SUMS) || fail "$backup is damaged; nothing was restored"

mkdir -p "$data"
# Files of the store are named by their bytes: those that are there already are the same. The database comes last.
tar -C "$data" --skip-old-files -xf "$backup/files.tar"
cp "$backup/desk.db" "$data/desk.db.part"
sync -f "$data"
mv "$data/desk.db.part" "$data/desk.db"
echo "Restored. Give $data to the desk's user (chown -R), then start the desk."

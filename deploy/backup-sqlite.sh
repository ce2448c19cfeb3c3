#!/usr/bin/env bash
# Backs up a desk on SQLite while it runs: ./backup-sqlite.sh DATA_FOLDER TARGET_FOLDER
# Makes TARGET_FOLDER/desk-TIME with desk.db, files.tar and their checksums. Run it as the desk's own user, or as root.
set -euo pipefail
umask 077

fail() { echo "backup-sqlite.sh: $*" >&2; exit 1; }
(( $# == 2 )) || fail "expected DATA_FOLDER TARGET_FOLDER"
data=$1 target=$2
[[ -f $data/desk.db ]] || fail "$data/desk.db is not there; DATA_FOLDER is what Desk:DataFolder says"
command -v sqlite3 > /dev/null || fail "sqlite3 is needed (Debian: apt-get install sqlite3)"

name=desk-$(date -u +%Y%m%dT%H%M%SZ)
part=$target/$name.part
mkdir -p "$target"
mkdir "$part"
trap 'rm -rf "$part"' EXIT

# The database first: a file is in the store before a row names it and is never taken away, so all that this copy names
# is there when the files are read. VACUUM INTO reads one moment of the database, whatever is written meanwhile.
sqlite3 -bail -cmd ".timeout 15000" "$data/desk.db" "VACUUM INTO '${part//\'/\'\'}/desk.db'"
# The copy is set to write ahead (WAL), which VACUUM INTO does not pass on and the desk sets only when it migrates.
[[ $(sqlite3 -bail "$part/desk.db" "PRAGMA journal_mode = WAL; PRAGMA quick_check") == $'wal\nok' ]] || fail "the copy of the database is damaged"

# Half-written files have a dot in their names. A folder that gets another file meanwhile is 1 to tar, and no fault here.
mkdir -p "$data/files"
tar -C "$data" --warning=no-file-changed --exclude='files/*.*' -cf "$part/files.tar" files || (( $? == 1 )) || fail "the files could not be read"

(cd "$part" && sha256sum desk.db files.tar > SHA256SUMS)
sync -f "$part"
mv "$part" "$target/$name"
trap - EXIT
echo "backup-sqlite.sh: the key file (Desk:KeyFile) is not in the backup, on purpose; keep a copy of it elsewhere" >&2
echo "$target/$name"

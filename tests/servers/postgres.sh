# Sourced by start: PostgreSQL with a password over TCP and without the safety of the disk, which tests do not need.
# Benchmarks do: SERVICEDESK_TEST_DURABLE=1 leaves that safety on, and gives it the memory of a small server.

postgres_password=$(openssl rand -hex 12)
postgres_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
install -d -m 700 -o postgres -g postgres "$dir/postgres"
install -m 600 -o postgres -g postgres <(echo "$postgres_password") "$dir/postgres-password"
install -m 600 -o postgres -g postgres /dev/null "$dir/postgres.log"

# PostgreSQL refuses to run as root.
as_postgres() { (cd "$dir/postgres" && setpriv --reuid=postgres --regid=postgres --init-groups "$@"); }

as_postgres "$postgres_bin/initdb" --pgdata="$dir/postgres" --username=postgres --pwfile="$dir/postgres-password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >> "$dir/postgres.log" 2>&1 \
    || { cat "$dir/postgres.log" >&2; exit 1; }

cat >> "$dir/postgres/postgresql.conf" <<EOF
listen_addresses = '127.0.0.1'
port = $postgres
unix_socket_directories = ''
max_connections = 300
EOF
if [[ -n ${SERVICEDESK_TEST_DURABLE:-} ]]; then
    echo 'shared_buffers = 2GB' >> "$dir/postgres/postgresql.conf"
else
    printf '%s\n' 'fsync = off' 'synchronous_commit = off' 'full_page_writes = off' 'shared_buffers = 256MB' >> "$dir/postgres/postgresql.conf"
fi

as_postgres "$postgres_bin/pg_ctl" start --pgdata="$dir/postgres" --wait --timeout=60 --silent --log="$dir/postgres.log" \
    || { tail -n 20 "$dir/postgres.log" >&2; exit 1; }

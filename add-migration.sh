#!/usr/bin/env bash
# Adds a migration of the model for every database: ./add-migration.sh NAME
set -euo pipefail
cd "$(dirname "$0")"
name=${1:?Give the migration a name, e.g. ./add-migration.sh TicketTrash}
dotnet tool restore >/dev/null
dotnet build src/ServiceDesk.Web -v q -nologo
for database in Sqlite Postgres SqlServer; do
  dotnet ef migrations add "$name" --no-build --project src/ServiceDesk --startup-project src/ServiceDesk.Web \
    --context "${database}DeskDb" --output-dir "Database/$database/Migrations"
done

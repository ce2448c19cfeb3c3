#!/usr/bin/env bash
# Takes a picture of every page, in both languages, light, dark and narrow. Needs Chromium, and no server.
#
#   ./screenshots.sh [DIR [PAGE…]]      DIR is artifacts/screenshots if it is not given; PAGE is a name in Look.cs
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

folder=$(realpath -m "${1:-artifacts/screenshots}")
mkdir -p "$folder"
pages=()
for page in "${@:2}"; do pages+=(-trait "look=$page"); done
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 SERVICEDESK_SCREENSHOTS=$folder
dotnet build tests/ServiceDesk.BrowserTests -v quiet -nologo -clp:NoSummary
dotnet tests/ServiceDesk.BrowserTests/bin/Debug/net10.0/ServiceDesk.BrowserTests.dll -noColor -noLogo -class '*LooksTests' "${pages[@]}"
echo "The pictures are in $folder"

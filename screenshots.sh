#!/usr/bin/env bash
# Takes a picture of every page, in both languages, light, dark and narrow. Needs Chromium, and no server.
#
#   ./screenshots.sh [DIR]      DIR is artifacts/screenshots if it is not given
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

folder=$(realpath -m "${1:-artifacts/screenshots}")
mkdir -p "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 SERVICEDESK_SCREENSHOTS=$folder
dotnet build tests/ServiceDesk.BrowserTests -v quiet -nologo -clp:NoSummary
dotnet tests/ServiceDesk.BrowserTests/bin/Debug/net10.0/ServiceDesk.BrowserTests.dll -noColor -noLogo -class '*LooksTests'
echo "The pictures are in $folder"

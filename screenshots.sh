#!/usr/bin/env bash
# Makes a gallery of every page in each language: light, dark, 390 and 1440 px wide. Fails where something sticks out, is cut off or
# is not translated. Needs Chromium, and no server.
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
result=0
dotnet tests/ServiceDesk.BrowserTests/bin/Debug/net10.0/ServiceDesk.BrowserTests.dll -noColor -noLogo -preEnumerateTheories -class '*LooksTests' "${pages[@]}" || result=$?

# One page with all pictures: a row for each look, a column for each language and way.
kinds=$(for language in en fr de he; do for way in light dark narrow wide; do echo "$language-$way"; done; done)
{
  echo '<!doctype html><meta charset="utf-8"><title>Gallery</title><style>body{font:14px sans-serif}td{vertical-align:top;padding:4px}img{width:220px;border:1px solid #ccc}th{position:sticky;top:0;background:#fff;text-align:left}</style><table><tr><th>Page'
  for kind in $kinds; do echo "<th>$kind"; done
  for first in "$folder"/*-en-light.png; do
    look=$(basename "$first" -en-light.png)
    echo "<tr><th>$look"
    for kind in $kinds; do
      picture=$look-$kind.png
      if [ -f "$folder/$picture" ]; then echo "<td><a href=\"$picture\"><img loading=\"lazy\" alt=\"$look, $kind\" src=\"$picture\"></a>"; else echo '<td>'; fi
    done
  done
  echo '</table>'
} > "$folder/index.html"
echo "The pictures are in $folder/index.html"
exit "$result"

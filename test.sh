#!/usr/bin/env bash
# Builds everything and runs every test against real servers (PostgreSQL, Dovecot, Postfix, clamd, Chromium).
#
#   ./test.sh                                    every test project
#   ./test.sh ServiceDesk.Mail.Tests [ARGS]      one of them; ARGS go to it, such as -class '*ImapClientTests'
#
# The last line is the sum: "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
configuration=Debug
projects=(tests/*Tests)
target=ServiceDesk.sln
if (( $# )); then
    projects=("tests/$1")
    target=tests/$1/$1.csproj
    shift
    [[ -f $target ]] || { echo "test.sh: there is no $target; the test projects are: $(cd tests && echo *Tests)" >&2; exit 2; }
fi

tests/servers/install
dotnet build "$target" -c "$configuration" -v quiet -nologo -clp:NoSummary

servers=$(mktemp -d)
clean_up() {
    tests/servers/stop "$servers" || return 1
    rm -rf "$servers" 2>/dev/null || sudo rm -rf "$servers"
}
trap clean_up EXIT
tests/servers/start "$servers" > /dev/null
source "$servers/env"

passed=0 failed=0 skipped=0
for project in "${projects[@]}"; do
    name=$(basename "$project")
    log=$servers/$name.log
    status=0
    echo "== $name"
    dotnet "$project/bin/$configuration/net10.0/$name.dll" -noColor -noLogo "$@" 2>&1 | tee "$log" || status=$?

    # The runner sums up like this, and leaves out all but the total when that is 0:
    #    ServiceDesk.Tests  Total: 7, Errors: 0, Failed: 1, Skipped: 2, Not Run: 0, Time: 0.3s
    summary=$(grep -E "^ +$name +Total: [0-9]+" "$log" | tail -n 1 || true)
    count() { local n; n=$(sed -nE "s/.*[ ,]$1: ([0-9]+).*/\1/p" <<< "$summary"); echo "${n:-0}"; }
    bad=$(( $(count Failed) + $(count Errors) ))
    if (( status != 0 && bad == 0 )) || [[ -z $summary ]]; then
        echo "$name ended with exit code $status and ${summary:-no summary}" >&2
        bad=1
    fi
    passed=$(( passed + $(count Total) - $(count Failed) - $(count Skipped) - $(count 'Not Run') ))
    failed=$(( failed + bad ))
    skipped=$(( skipped + $(count Skipped) ))
done

# What failed once more, so that the end of a long log tells it.
grep -hE -A 12 '\[FAIL\]$' "$servers"/*.log | cut -c -400 || true

exit_code=0
(( failed == 0 && passed > 0 )) || exit_code=1
trap - EXIT
clean_up || exit_code=1
echo "$passed passed, $failed failed, $skipped skipped"
exit $exit_code

# Sourced by start: ClamAV's clamd over TCP and a Unix socket, with one signature of our own, for there is no way to the real ones.
#
# The signature is EICAR's harmless test file. Its bytes stand neither here nor in the tests: whatever scans a checkout would stop at them.

install -d -m 755 -o clamav -g clamav "$dir/clamd" "$dir/clamd/signatures"
eicar='X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR'-STANDARD-ANTIVIRUS-TEST-'FILE!$H+H*'
printf 'Eicar-Signature:0:*:%s\n' "$(printf %s "$eicar" | od -An -tx1 -v | tr -d ' \n')" > "$dir/clamd/signatures/test.ndb"
chown clamav:clamav "$dir/clamd/signatures/test.ndb"

cat > "$dir/clamd/clamd.conf" <<END
User clamav
LogFile $dir/clamd/log
PidFile $dir/clamd/pid
DatabaseDirectory $dir/clamd/signatures
TemporaryDirectory $dir/clamd
LocalSocket $dir/clamd/socket
LocalSocketMode 666
TCPSocket $clamd
TCPAddr 127.0.0.1
StreamMaxLength 2M
SelfCheck 0
END

/usr/sbin/clamd --config-file="$dir/clamd/clamd.conf" >> "$dir/clamd/start.log" 2>&1 || { cat "$dir/clamd/start.log" >&2; exit 1; }

# Sourced by start: Postfix that knows one destination, example.test in Dovecot's mailboxes, and sends nothing to other machines.
#
# Mail for desk.example.test goes over SMTP to a port where a test may listen: our own receiver, with a real server as its
# client. Mail for lmtp.desk.example.test goes over LMTP to another such port.
#
# Two addresses answer badly on purpose: unknown@example.test is refused for good, busy@example.test for now.

install -d -m 755 "$dir/postfix" "$dir/postfix/conf" "$dir/postfix/queue"
install -d -m 700 -o postfix -g postfix "$dir/postfix/data"

cat > "$dir/postfix/conf/main.cf" <<EOF
compatibility_level = 3.6
queue_directory = $dir/postfix/queue
data_directory = $dir/postfix/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = $dir/postfix/log
maillog_file_prefixes = $dir
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example.test
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
virtual_mailbox_domains = example.test
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:$lmtp
default_transport = error:5.7.1 this server delivers to example.test alone
relay_domains = desk.example.test, lmtp.desk.example.test
relay_transport = smtp:[127.0.0.1]:$receiver
transport_maps = inline:{ {lmtp.desk.example.test = lmtp:inet:127.0.0.1:$receiver_lmtp} }
local_transport = \$default_transport
disable_dns_lookups = yes
smtp_tls_security_level = may
smtp_host_lookup = native
smtpd_peername_lookup = no
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions =
    check_recipient_access inline:{
        {unknown@example.test = 550 5.1.1 no such mailbox here}
        {busy@example.test = 450 4.2.1 mailbox busy, try again later}
    }
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:$auth
smtpd_sasl_security_options = noanonymous
smtpd_tls_chain_files = $key, $certificate
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_error_sleep_time = 0
message_size_limit = 10485760
EOF

cat > "$dir/postfix/conf/master.cf" <<EOF
127.0.0.1:$smtp inet n - n - - smtpd
127.0.0.1:$submission inet n - n - - smtpd
    -o smtpd_tls_security_level=encrypt
    -o smtpd_sasl_auth_enable=yes
    -o smtpd_client_restrictions=permit_sasl_authenticated,reject
pickup    unix  n - n 60    1 pickup
cleanup   unix  n - n -     0 cleanup
qmgr      unix  n - n 300   1 qmgr
tlsmgr    unix  - - n 1000? 1 tlsmgr
rewrite   unix  - - n -     - trivial-rewrite
bounce    unix  - - n -     0 bounce
defer     unix  - - n -     0 bounce
trace     unix  - - n -     0 bounce
verify    unix  - - n -     1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n -     - proxymap
showq     unix  n - n -     - showq
error     unix  - - n -     - error
retry     unix  - - n -     - error
lmtp      unix  - - n -     - lmtp
smtp      unix  - - n -     - smtp
anvil     unix  - - n -     1 anvil
postlog   unix-dgram n - n - 1 postlogd
EOF

postfix -c "$dir/postfix/conf" start > "$dir/postfix/start.log" 2>&1 \
    || { cat "$dir/postfix/start.log" >&2; tail -n 20 "$dir/postfix/log" >&2 || true; exit 1; }

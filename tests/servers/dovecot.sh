# Sourced by start: Dovecot for IMAP, POP3 and LMTP, and for Postfix's sign-in.
#
# Whether a password may cross an unencrypted line is one setting for the whole of Dovecot, and it takes 127.0.0.1 for
# safe in any case: the ports with STARTTLS let a test sign in before it as well.

install -d -m 755 "$dir/dovecot" "$dir/dovecot/run"
install -d -m 700 -o mail -g mail "$dir/dovecot/mail"
install -m 600 /dev/null "$dir/dovecot/log"
install -m 644 /dev/null "$dir/dovecot/nobody"

cat > "$dir/dovecot/dovecot.conf" <<EOF
instance_name = servicedesk-tests
base_dir = $dir/dovecot/run
log_path = $dir/dovecot/log
listen = 127.0.0.1
protocols = imap pop3 lmtp
ssl = yes
ssl_cert = <$certificate
ssl_key = <$key
disable_plaintext_auth = no
mail_location = maildir:~/Maildir
mail_fsync = never
first_valid_uid = 8
default_login_user = dovenull
default_internal_user = dovecot
mail_max_userip_connections = 200
auth_mechanisms = plain login
auth_failure_delay = 0
namespace inbox {
  inbox = yes
  separator = /
}
passdb {
  driver = static
  username_filter = *@example.test
  args = password=secret
}
passdb {
  # Without it nobody answers for users of other domains, and Dovecot reports a temporary failure after two seconds.
  driver = passwd-file
  args = $dir/dovecot/nobody
}
userdb {
  driver = static
  args = uid=mail gid=mail home=$dir/dovecot/mail/%Ln
}
service anvil {
  # Otherwise failed sign-ins, which tests make on purpose, slow down all later ones.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  service_count = 0
  client_limit = 400
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = $imaps
    ssl = yes
  }
}
service pop3-login {
  service_count = 0
  client_limit = 400
  inet_listener pop3 {
    port = $pop3
  }
  inet_listener pop3s {
    port = $pop3s
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = $lmtp
  }
}
service auth {
  inet_listener postfix {
    port = $auth
  }
}
EOF

dovecot -c "$dir/dovecot/dovecot.conf" || { tail -n 20 "$dir/dovecot/log" >&2; exit 1; }

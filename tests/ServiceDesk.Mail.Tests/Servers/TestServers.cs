using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Tests.Servers;

/// <summary>The real Dovecot and Postfix that tests/servers/start has started; test.sh does so.</summary>
internal static class TestServers
{
    public const string Password = "secret";

    public static MailServer Imap => Find("IMAP", SecureConnection.StartTls);

    public static MailServer Imaps => Find("IMAPS", SecureConnection.Tls);

    public static MailServer Pop3 => Find("POP3", SecureConnection.StartTls);

    public static MailServer Pop3s => Find("POP3S", SecureConnection.Tls);

    public static MailServer Smtp => Find("SMTP", SecureConnection.None);

    public static MailServer Submission => Find("SUBMISSION", SecureConnection.StartTls);

    /// <summary>Where Postfix takes mail for desk.example.test to: a test has to listen there.</summary>
    public static int ReceiverPort => Find("RECEIVER", SecureConnection.None).Port;

    public static X509Certificate2 Certificate => X509CertificateLoader.LoadCertificateFromFile(Variable("CERTIFICATE"));

    /// <summary>An address with a mailbox of its own, so that tests do not meet in one.</summary>
    public static string NewUser() => $"u{Guid.NewGuid():N}@example.test";

    private static MailServer Find(string name, SecureConnection security)
    {
        var parts = Variable(name).Split(':');
        return new MailServer(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), security)
        {
            AcceptedCertificate = Certificate.GetCertHashString(HashAlgorithmName.SHA256),
            Timeout = TimeSpan.FromSeconds(20),
        };
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable($"SERVICEDESK_TEST_{name}")
        ?? throw new InvalidOperationException(
            $"SERVICEDESK_TEST_{name} is not set: run ./test.sh ServiceDesk.Mail.Tests, or tests/servers/start DIR and source DIR/env.");
}

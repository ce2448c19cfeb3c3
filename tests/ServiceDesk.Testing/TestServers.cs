using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ServiceDesk.Testing;

/// <summary>The real servers of a test run, which <c>tests/servers/start</c> brings up once and names in the environment.</summary>
public static class TestServers
{
    /// <summary>Whether the environment names them.</summary>
    public static bool AreNamed => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 };

    /// <summary>The password of every mailbox; any <c>name@example.test</c> is one.</summary>
    public const string MailPassword = "secret";

    /// <summary>Connection string of PostgreSQL's superuser.</summary>
    public static string Postgres => Required(PostgresVariable);

    /// <summary>Dovecot, TLS from the first byte.</summary>
    public static (string Host, int Port) Imaps => Endpoint("SERVICEDESK_TEST_IMAPS");

    /// <summary>Dovecot's POP3, TLS from the first byte.</summary>
    public static (string Host, int Port) Pop3s => Endpoint("SERVICEDESK_TEST_POP3S");

    /// <summary>Dovecot's POP3 with STLS.</summary>
    public static (string Host, int Port) Pop3 => Endpoint("SERVICEDESK_TEST_POP3");

    /// <summary>Postfix with STARTTLS and AUTH.</summary>
    public static (string Host, int Port) Submission => Endpoint("SERVICEDESK_TEST_SUBMISSION");

    /// <summary>Postfix, to which anybody may bring mail for the domains that it knows.</summary>
    public static (string Host, int Port) Smtp => Endpoint("SERVICEDESK_TEST_SMTP");

    /// <summary>clamd over TCP: it knows <see cref="TestVirus"/>, and takes 2 MB.</summary>
    public static (string Host, int Port) Clamd => Endpoint("SERVICEDESK_TEST_CLAMD");

    /// <summary>The same over a Unix socket.</summary>
    public static string ClamdSocket => Required("SERVICEDESK_TEST_CLAMD_SOCKET");

    /// <summary>Where Postfix takes mail for <see cref="LmtpDomain"/> to, by LMTP: a test has to listen there.</summary>
    public static int ReceiverLmtpPort => Endpoint("SERVICEDESK_TEST_RECEIVER_LMTP").Port;

    public const string LmtpDomain = "lmtp.desk.example.test";

    /// <summary>Breaks a server off and starts it again: <c>postgres</c> or <c>dovecot</c>.</summary>
    /// <exception cref="InvalidOperationException">It did not come back; the script has said why.</exception>
    public static async Task RestartAsync(string server, CancellationToken cancellation)
    {
        // The script lies beside the one that started them, wherever that was.
        using var process = Process.Start(new ProcessStartInfo(Required("SERVICEDESK_TEST_RESTART"), [Required("SERVICEDESK_TEST_SERVERS"), server]))!;
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{server} did not start again; the script ended with {process.ExitCode}.");
    }

    /// <summary>SHA-256 thumbprint of the servers' certificate.</summary>
    public static string CertificateThumbprint
    {
        get
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(Required("SERVICEDESK_TEST_CERTIFICATE"));
            return certificate.GetCertHashString(HashAlgorithmName.SHA256);
        }
    }

    /// <summary>Connection string of an administrator of a SQL Server; null where there is none, and its tests are skipped.</summary>
    public static string? SqlServer => Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } named ? named : null;

    public const string NoSqlServer = $"{SqlServerVariable} names no SQL Server.";

    private const string PostgresVariable = "SERVICEDESK_TEST_POSTGRES";
    private const string SqlServerVariable = "SERVICEDESK_TEST_SQLSERVER";

    /// <exception cref="InvalidOperationException">The servers are not running.</exception>
    public static string Required(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException(
            $"{name} is not set: this test needs a real server. Run ./test.sh, or start the servers by hand: tests/servers/start DIR && source DIR/env.");

    private static (string Host, int Port) Endpoint(string name)
    {
        var parts = Required(name).Split(':');
        return (parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}

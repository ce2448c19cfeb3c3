using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Intake;

public sealed class ReceiverCertificateTests : IDisposable
{
    private readonly PemFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void CertificateAndKey_AreTakenFromTwoFilesOrOne()
    {
        var (certificate, key) = folder.Write("desk");
        var expected = X509CertificateLoader.LoadCertificateFromFile(certificate).Thumbprint;
        Assert.Equal(expected, Shown(new("Mail:Receiver", certificate, key)));
        var both = folder.Write("both.pem", File.ReadAllText(key) + "\n" + File.ReadAllText(certificate));
        Assert.Equal(expected, Shown(new("Mail:Receiver", both, null)));
    }

    [Fact]
    public void CertificatesBehindTheFirst_AreShownWithIt()
    {
        var (certificate, key) = folder.Write("desk");
        var (authority, _) = folder.Write("authority");
        var chain = folder.Write("chain.pem", File.ReadAllText(certificate) + "\n" + File.ReadAllText(authority));
        Assert.Equal(X509CertificateLoader.LoadCertificateFromFile(certificate).Thumbprint, Shown(new("Mail:Receiver", chain, key)));
    }

    [Fact]
    public void RenewedFiles_AreTakenUp_AndHalfRenewedOnesAreNot()
    {
        var (file, keyFile) = folder.Write("desk");
        var receiver = new ReceiverCertificate("Mail:Receiver", file, keyFile);
        var former = Shown(receiver);
        var (renewed, renewedKey) = folder.Write("renewed");
        var log = new CountingLogger();

        File.Copy(renewed, file, overwrite: true);
        Assert.Equal(former, Shown(receiver, log));
        Assert.Equal(former, Shown(receiver, log));
        Assert.Equal(1, log.Errors);
        File.Delete(keyFile);
        Assert.Equal(former, Shown(receiver, log));
        Assert.Equal(2, log.Errors);
        File.Copy(renewedKey, keyFile);
        Assert.Equal(X509CertificateLoader.LoadCertificateFromFile(renewed).Thumbprint, Shown(receiver, log));
        Assert.Equal(2, log.Errors);
    }

    [Fact]
    public void WhatIsNoCertificate_OrNoKeyForIt_IsNamedWithItsSetting()
    {
        var (certificate, key) = folder.Write("desk");
        var (_, foreignKey) = folder.Write("foreign");
        var text = folder.Write("text.pem", "nothing");
        Refused("Mail:Receiver:Certificate", text, key);
        Refused("Mail:Receiver:Certificate", folder.Write("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), key);
        Refused("Mail:Receiver:Key", certificate, foreignKey);
        Refused("Mail:Receiver:Key", certificate, text);
        Refused("Mail:Receiver:Key", certificate, "/no/such.key");
        Refused("Mail:Receiver:Certificate", certificate, null);
    }

    private static void Refused(string setting, string certificate, string? key) => Assert.StartsWith(
        $"The setting {setting} is '{(setting.EndsWith("Key", StringComparison.Ordinal) ? key : certificate)}'",
        Assert.Throws<SettingException>(() => new ReceiverCertificate("Mail:Receiver", certificate, key)).Message, StringComparison.Ordinal);

    private static string Shown(ReceiverCertificate certificate, ILogger? logger = null)
    {
        var shown = certificate.Current(logger ?? NullLogger.Instance).TargetCertificate;
        Assert.True(shown.HasPrivateKey);
        return shown.Thumbprint;
    }

    private sealed class CountingLogger : ILogger
    {
        public int Errors { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Errors += logLevel == LogLevel.Error ? 1 : 0;
    }
}

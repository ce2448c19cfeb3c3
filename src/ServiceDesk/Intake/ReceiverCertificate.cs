using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>
/// The certificate that the receiver shows, from files in PEM form. They are read at each handshake, for there is no other sure sign
/// that they were renewed (links change their target and keep their date), and taken up when their text is another. While what they
/// hold cannot be used, the former certificate goes on: a renewal writes one file after the other.
/// </summary>
public sealed class ReceiverCertificate
{
    private readonly string certificateSetting;
    private readonly string keySetting;
    private readonly string certificateFile;
    private readonly string keyFile;
    private readonly Lock gate = new();
    private (string Certificate, string Key) taken;
    private SslStreamCertificateContext current;
    private string? lastProblem;

    /// <param name="section">Of the settings <c>Certificate</c> and <c>Key</c>, for errors.</param>
    /// <param name="certificateFile">The certificate and, behind it, those that lead to the authority.</param>
    /// <param name="keyFile">The private key without a password; null: it is in the certificate's file.</param>
    /// <exception cref="SettingException">A file is missing, cannot be read, or does not hold what it should.</exception>
    public ReceiverCertificate(string section, string certificateFile, string? keyFile)
    {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile ?? certificateFile;
        certificateSetting = $"{section}:Certificate";
        keySetting = keyFile is null ? certificateSetting : $"{section}:Key";
        taken = Read();
        current = Load(taken);
    }

    /// <summary>The certificate as the files hold it now, or held it when they were last in order.</summary>
    public SslStreamCertificateContext Current(ILogger logger)
    {
        lock (gate)
        {
            try
            {
                var now = Read();
                if (now != taken)
                {
                    (current, taken) = (Load(now), now);
                    logger.LogInformation("The receiver's certificate was renewed; it is good until {Until}", current.TargetCertificate.NotAfter);
                }
                lastProblem = null;
            }
            catch (SettingException e)
            {
                if (e.Message != lastProblem)
                    logger.LogError("{Problem} The receiver goes on with the former certificate, good until {Until}", e.Message, current.TargetCertificate.NotAfter);
                lastProblem = e.Message;
            }
            return current;
        }
    }

    private (string Certificate, string Key) Read() => (Read(certificateSetting, certificateFile), Read(keySetting, keyFile));

    private static string Read(string setting, string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(setting, $"is '{file}', which cannot be read ({e.Message.TrimEnd('.')}); expected a file in PEM form that the desk's user may read");
        }
    }

    private SslStreamCertificateContext Load((string Certificate, string Key) pem)
    {
        var chain = new X509Certificate2Collection();
        try
        {
            chain.ImportFromPem(pem.Certificate);
        }
        catch (CryptographicException e)
        {
            throw new SettingException(certificateSetting, $"is '{certificateFile}', which holds a damaged certificate ({e.Message.TrimEnd('.')}); expected one in PEM form");
        }
        if (chain.Count == 0)
            throw new SettingException(certificateSetting, $"is '{certificateFile}', which holds no certificate; expected one in PEM form (BEGIN CERTIFICATE)");
        try
        {
            var leaf = Usable(X509Certificate2.CreateFromPem(pem.Certificate, pem.Key));
            chain.RemoveAt(0);
            return SslStreamCertificateContext.Create(leaf, chain, offline: true);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new SettingException(keySetting,
                $"is '{keyFile}', which holds no private key for the certificate ({e.Message.TrimEnd('.')}); expected the key of the first certificate of '{certificateFile}', in PEM form and without a password");
        }
    }

    // Windows's TLS takes no key that lives in memory alone.
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
            return certificate;
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ServiceDesk.Mail.Tests.Servers;

/// <summary>A certificate that nobody vouches for.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <summary>As a receiver wants it.</summary>
    public static Func<SslStreamCertificateContext> Offered(X509Certificate2 certificate) =>
        () => SslStreamCertificateContext.Create(certificate, null, offline: true);
}

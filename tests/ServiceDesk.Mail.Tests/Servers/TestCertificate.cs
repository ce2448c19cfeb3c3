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
}

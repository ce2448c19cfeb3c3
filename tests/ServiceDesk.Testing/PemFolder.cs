using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ServiceDesk.Testing;

/// <summary>Certificates that nobody vouches for, with their keys, as files in a folder of their own.</summary>
public sealed class PemFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("desk-pem-").FullName;

    /// <summary>Writes a new certificate under the name, over a former one.</summary>
    public (string Certificate, string Key) Write(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest($"CN={Guid.NewGuid():N}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return (Write($"{name}.pem", certificate.ExportCertificatePem()), Write($"{name}.key", key.ExportPkcs8PrivateKeyPem()));
    }

    /// <returns>The path.</returns>
    public string Write(string file, string text)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

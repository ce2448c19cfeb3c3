using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ServiceDesk.Mail.Network;

/// <summary>Decides on a server's certificate and remembers why, so that a refusal can be explained.</summary>
internal sealed class CertificateCheck(string? acceptedThumbprint)
{
    private readonly string? accepted = acceptedThumbprint?.Replace(":", "", StringComparison.Ordinal).Trim();

    /// <summary>What is wrong with the certificate; null as long as none was refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>SHA-256 thumbprint of the certificate that was refused.</summary>
    public string? RefusedThumbprint { get; private set; }

    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (certificate is null)
        {
            Refusal = "it showed no certificate";
            return false;
        }

        var thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        if (string.Equals(thumbprint, accepted, StringComparison.OrdinalIgnoreCase))
            return true;

        Refusal = $"its certificate is not trusted: {Describe(errors, chain)} (subject {certificate.Subject}, issuer "
            + $"{certificate.Issuer}, valid from {certificate.GetEffectiveDateString()} to {certificate.GetExpirationDateString()}, "
            + $"SHA-256 {thumbprint})";
        RefusedThumbprint = thumbprint;
        return false;
    }

    private static string Describe(SslPolicyErrors errors, X509Chain? chain)
    {
        var reasons = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            reasons.Add("it is made out for another host name");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            var statuses = chain?.ChainStatus.Select(s => s.StatusInformation.Trim()).Where(s => s.Length > 0).Distinct().ToArray() ?? [];
            reasons.Add(statuses.Length > 0 ? string.Join("; ", statuses) : "no known authority vouches for it");
        }
        return string.Join("; ", reasons);
    }
}

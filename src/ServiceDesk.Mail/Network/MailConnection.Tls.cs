using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;

namespace ServiceDesk.Mail.Network;

internal sealed partial class MailConnection
{
    /// <summary>
    /// Encrypts the line, right after the server agreed to it. What it sent in clear behind its agreement is not looked
    /// at: an attacker could have put it there to be taken for something said under encryption (CVE-2011-0411's kind).
    /// </summary>
    public async Task EncryptAsync(CancellationToken cancellation)
    {
        if (start != end)
            throw Fail(MailServerFault.ProtocolViolation,
                $"{end - start} bytes in clear behind the answer to STARTTLS where nothing was expected. Somebody may be tampering with the line.");

        var check = new CertificateCheck(server.AcceptedCertificate);
        var encrypted = new SslStream(stream, leaveInnerStreamOpen: false);
        using var deadline = new Deadline(server.Timeout, time, cancellation);
        try
        {
            await encrypted.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = server.Host, RemoteCertificateValidationCallback = check.Validate },
                deadline.Token);
        }
        catch (Exception e)
        {
            await encrypted.DisposeAsync();
            IsUsable = false;
            throw e switch
            {
                AuthenticationException when check.Refusal is { } refusal => fault(
                    MailServerFault.TlsFailed,
                    $"{refusal}. Have the server show a valid certificate, or accept this one by its thumbprint.",
                    e, check.RefusedThumbprint),
                OperationCanceledException when cancellation.IsCancellationRequested => e,
                OperationCanceledException => fault(
                    MailServerFault.TimedOut,
                    $"the TLS handshake was not finished within {Seconds(server.Timeout)}. Check whether the port expects STARTTLS instead.", e),
                AuthenticationException or IOException => fault(
                    MailServerFault.TlsFailed,
                    $"the TLS handshake failed ({e.Message}). Check whether the port expects STARTTLS, or no encryption, instead.", e),
                _ => e,
            };
        }

        stream = encrypted;
        output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        IsEncrypted = true;
    }
}

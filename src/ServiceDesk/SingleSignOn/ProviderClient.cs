using System.Net;
using Microsoft.IdentityModel.Protocols;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.SingleSignOn;

/// <summary>Asks identity providers: only at addresses that may be asked, without following redirects, for a while and so many bytes.</summary>
public sealed class ProviderClient(IHttpClientFactory http, SingleSignOnSettings settings) : IDocumentRetriever
{
    public const string HttpName = "IdentityProviders";

    /// <summary>Bytes of an answer.</summary>
    public const int LargestAnswer = 512 * 1024;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="SingleSignOnException">The address may not be asked, nobody answers there, or the answer is too large.</exception>
    public async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var address = request.RequestUri!.OriginalString;
        Require(address, "address");
        try
        {
            using var client = http.CreateClient(HttpName);
            using var answer = await client.SendAsync(request, cancellation);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException e) when (e.InnerException is AddressRefusedException refused)
        {
            throw new SingleSignOnException($"{address} was not asked. {refused.Message}", e);
        }
        catch (HttpRequestException e)
        {
            throw new SingleSignOnException($"{address} gave no answer that can be read: {e.Message} Check the issuer address, the name server and the certificate.", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new SingleSignOnException($"{address} gave no answer within {Patience.TotalSeconds} seconds.", e);
        }
    }

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        Require(address, "address");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var (status, text) = await SendAsync(request, cancel);
        return status == HttpStatusCode.OK ? text : throw new SingleSignOnException($"{address} answered with status {(int)status}; expected 200 and a JSON document.");
    }

    /// <exception cref="SingleSignOnException">It is none that the desk asks or sends browsers to.</exception>
    public void Require(string? address, string what)
    {
        if (!settings.Allows(address))
            throw new SingleSignOnException($"The {what} is '{address}'; expected one that begins with https://, without a name, a password or a #.");
    }
}

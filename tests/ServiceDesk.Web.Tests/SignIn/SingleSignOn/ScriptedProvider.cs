using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ServiceDesk.SingleSignOn;

namespace ServiceDesk.Web.Tests.SignIn.SingleSignOn;

/// <summary>A provider that does what no real one does: wrong tokens, wrong documents. It stands in for the network of the desk.</summary>
internal sealed class ScriptedProvider : HttpMessageHandler
{
    public const string Issuer = "https://login.scripted.test";
    public const string ClientId = "desk";

    private readonly RSA rsa = RSA.Create(2048);

    public ScriptedProvider() => Key = new RsaSecurityKey(rsa) { KeyId = "one" };

    /// <summary>What signs; its public half is published.</summary>
    public SecurityKey Key { get; private set; }

    /// <summary>Paths that were asked.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Changes to the discovery document; null takes a field out.</summary>
    public Dictionary<string, object?> Discovery { get; } = [];

    /// <summary>The ID token that the token endpoint gives.</summary>
    public string IdToken { get; set; } = "";

    /// <summary>Status and text instead of the document at a path.</summary>
    public Dictionary<string, (HttpStatusCode Status, string Text)> Instead { get; } = [];

    public Dictionary<string, object> Claims(string nonce, string address = "agent@alpha.test", string subject = "alan") => new()
    {
        ["iss"] = Issuer, ["aud"] = ClientId, ["sub"] = subject, ["nonce"] = nonce, ["email"] = address, ["email_verified"] = true,
        ["iat"] = Now, ["exp"] = Now + 300,
    };

    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public string Sign(Dictionary<string, object> claims, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(key ?? Key, algorithm));

    public static string Unsigned(Dictionary<string, object> claims) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(claims))}.";

    /// <summary>The bytes of the published key, as somebody would use them as a shared secret who confuses algorithms.</summary>
    public SymmetricSecurityKey PublicAsSecret => new(Encoding.UTF8.GetBytes(rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = Key.KeyId };

    public static RsaSecurityKey ForeignKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    public void AddTo(IServiceCollection services) =>
        services.AddHttpClient(ProviderClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => new Unowned(this)).SetHandlerLifetime(Timeout.InfiniteTimeSpan);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        Asked.Enqueue(path);
        var (status, text) = Instead.TryGetValue(path, out var other) ? other : (HttpStatusCode.OK, path switch
        {
            "/.well-known/openid-configuration" => Document(),
            "/keys" => Keys(),
            "/token" => JsonSerializer.Serialize(new { id_token = IdToken, access_token = "access", token_type = "Bearer" }),
            _ => throw new InvalidOperationException($"Nobody should ask {request.RequestUri}."),
        });
        return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") });
    }

    private string Document()
    {
        var fields = new Dictionary<string, object?>
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = $"{Issuer}/authorize", ["token_endpoint"] = $"{Issuer}/token", ["jwks_uri"] = $"{Issuer}/keys",
        };
        foreach (var (name, value) in Discovery)
            fields[name] = value;
        return JsonSerializer.Serialize(fields.Where(x => x.Value is not null).ToDictionary());
    }

    private string Keys()
    {
        var key = rsa.ExportParameters(false);
        return JsonSerializer.Serialize(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", kid = Key.KeyId, n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
        });
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rsa.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The client factory disposes of its handlers, not of this.</summary>
    private sealed class Unowned(ScriptedProvider provider) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => provider.SendAsync(request, cancellationToken);
    }
}

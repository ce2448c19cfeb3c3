namespace ServiceDesk.Mail.OAuth;

/// <summary>This installation as the authorization server knows it (RFC 6749 section 2).</summary>
/// <param name="ClientId">Its public name there.</param>
/// <param name="ClientSecret">Its password there; null for a public client, which has none.</param>
public sealed record OAuthClientRegistration(string ClientId, string? ClientSecret)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"client {ClientId}";
}

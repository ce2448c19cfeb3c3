namespace ServiceDesk.Mail.OAuth;

/// <summary>What an authorization server has given out (RFC 6749 5.1).</summary>
/// <param name="AccessToken">What a mail server is shown.</param>
/// <param name="ExpiresAt">When it ceases to be taken; an hour on where the server does not say.</param>
/// <param name="RefreshToken">
/// What gets the next one without a person; it may change with each, so the latest has to be kept. Null when there is none.
/// </param>
/// <param name="Scope">What it is good for, by the server's word; what was asked for when it says nothing.</param>
public sealed record OAuthToken(string AccessToken, DateTimeOffset ExpiresAt, string? RefreshToken, string Scope)
{
    /// <summary>A token has to last for the whole of a sign-in, and clocks differ.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>Whether another one should be got before it is used.</summary>
    public bool IsStale(DateTimeOffset now) => now >= ExpiresAt - Margin;

    /// <summary>Without the tokens, so that no log gets them.</summary>
    public override string ToString() => $"token for {Scope} until {ExpiresAt:u}{(RefreshToken is null ? "" : ", can be refreshed")}";
}

namespace ServiceDesk.SingleSignOn;

/// <param name="AllowsLoopback">Providers may run on this machine, without TLS: for development and tests.</param>
public sealed record SingleSignOnSettings(bool AllowsLoopback)
{
    /// <summary>Whether the desk asks an address, and sends browsers to it.</summary>
    public bool Allows(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Fragment.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (AllowsLoopback && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}

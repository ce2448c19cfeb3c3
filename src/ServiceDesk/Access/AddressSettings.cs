using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;

namespace ServiceDesk.Access;

/// <summary>Where people reach this installation (<c>Desk:PublicUrl</c>).</summary>
/// <param name="PublicUrl">Without a slash at its end.</param>
public sealed record AddressSettings(string PublicUrl)
{
    public const string PublicUrlSetting = "Desk:PublicUrl";
    public const string DefaultPublicUrl = "http://localhost:5000";

    public static readonly AddressSettings Default = new(DefaultPublicUrl);

    /// <exception cref="SettingException">The setting is no address that a link can begin with.</exception>
    public static AddressSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var text = configuration[PublicUrlSetting];
        if (string.IsNullOrWhiteSpace(text))
            return Default;
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            throw new SettingException(
                PublicUrlSetting, $"is '{text}'; expected the address that people type, such as https://desk.example.org, without ? and #");
        return new(url.GetLeftPart(UriPartial.Path).TrimEnd('/'));
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ServiceDesk.SingleSignOn;

/// <summary>Whom a provider vouches for, as its ID token and its user info say.</summary>
/// <param name="Key">Stands for issuer and subject; what tells letters' cases apart in every database.</param>
/// <param name="Address">Null: it names none.</param>
/// <param name="IsAddressVerified">It says that the address is theirs.</param>
/// <param name="Roles">The values of the claim of roles.</param>
/// <param name="HasSecondFactor">It has asked for more than one factor.</param>
public sealed record ProviderPerson(string Key, string? Address, bool IsAddressVerified, string? Name, IReadOnlyCollection<string> Roles, bool HasSecondFactor)
{
    // Values of acr by which providers say that more than one factor was asked for: plain, PAPE's, REFEDS', and those of OpenID Connect's EAP.
    private static readonly string[] StrongClasses =
        ["mfa", "http://schemas.openid.net/pape/policies/2007/06/multi-factor", "https://refeds.org/profile/mfa", "phr", "phrh"];

    internal static ProviderPerson Of(IdentityProvider provider, string subject, JsonElement token, JsonElement? info)
    {
        var names = new[] { token, info ?? default }.Where(x => x.ValueKind == JsonValueKind.Object).ToArray();
        // The address and whether it is verified are taken from one place, together.
        var speaker = Array.Find(names, x => Text(x, "email") is not null);
        var roles = provider.RolesClaim is null ? [] : names.SelectMany(x => Values(Find(x, provider.RolesClaim))).ToHashSet(StringComparer.Ordinal);
        return new(
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{provider.Issuer}\n{subject}"))),
            Text(speaker, "email"), IsTrue(Find(speaker, "email_verified")),
            names.Select(x => Text(x, "name")).FirstOrDefault(x => x is not null), roles,
            Values(Find(token, "amr")).Contains("mfa") || StrongClasses.Contains(Text(token, "acr")));
    }

    /// <summary>Whether the ID token alone says all that is needed.</summary>
    internal static bool IsComplete(IdentityProvider provider, JsonElement token) =>
        Text(token, "email") is not null && (provider.RolesClaim is null || Find(token, provider.RolesClaim) is not null);

    /// <summary>A claim by its name, or by a path with dots: some providers put roles one level down.</summary>
    private static JsonElement? Find(JsonElement from, string name)
    {
        if (from.ValueKind != JsonValueKind.Object)
            return null;
        if (from.TryGetProperty(name, out var found))
            return found;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && from.TryGetProperty(name[..dot], out var inner) ? Find(inner, name[(dot + 1)..]) : null;
    }

    private static string? Text(JsonElement from, string name) =>
        Find(from, name) is { ValueKind: JsonValueKind.String } found && found.GetString() is { Length: > 0 } text ? text : null;

    private static bool IsTrue(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.True } || (value is { ValueKind: JsonValueKind.String } text && text.GetString() == "true");

    private static IEnumerable<string> Values(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(x => x.ValueKind == JsonValueKind.String).Select(x => x.GetString()!)],
        _ => [],
    };
}

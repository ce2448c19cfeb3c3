using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using ServiceDesk.People;
using ServiceDesk.Web.Profile.Notices;
using ServiceDesk.Web.Profile.Undo;

namespace ServiceDesk.Web.Profile;

/// <param name="RecoveryCodes">How many are left.</param>
/// <param name="Current">The session of this browser.</param>
/// <param name="TenantZone">What counts without an own time zone.</param>
/// <param name="Notices">Null: whoever does not work here has none.</param>
public sealed record ShowModel(
    ProfileForm Form, string Address, bool HasPassword, bool HasAuthenticator, int RecoveryCodes, IReadOnlyList<UserPasskeyInfo> Passkeys,
    IReadOnlyList<Session> Sessions, Guid? Current, string TenantZone, CultureInfo TenantLanguage, NoticesModel? Notices, UndoModel? Undo);

public sealed class ProfileForm
{
    [Display(Name = "Name"), Required, StringLength(Person.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Telephone number"), StringLength(40)]
    public string? Phone { get; init; }

    [Display(Name = "Language"), RegularExpression("en|fr|de|he")]
    public string? Language { get; init; }

    [Display(Name = "Time zone"), StringLength(64)]
    public string? TimeZone { get; init; }

    internal ProfileInput Input => new(Name, Phone, Language, TimeZone);

    public static ProfileForm Of(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new() { Name = person.Name, Phone = person.Phone, Language = person.Language, TimeZone = person.TimeZone };
    }
}

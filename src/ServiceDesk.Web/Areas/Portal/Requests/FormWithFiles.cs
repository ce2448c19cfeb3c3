using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>What forms with files have in common.</summary>
public abstract class FormWithFiles : IValidatableObject
{
    /// <summary>Megabytes that one form may bring: what mail servers commonly carry.</summary>
    public const int MostMegabytes = 25;

    [Display(Name = "Files")]
    public IReadOnlyList<IFormFile> Files { get; init; } = [];

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var L = Localizer(validationContext);
        if (Files.Sum(x => x.Length) > MostMegabytes * 1024L * 1024)
            yield return new(L["The files are larger than {0} MB together.", MostMegabytes], [nameof(Files)]);
    }

    protected static IStringLocalizer<Texts> Localizer(ValidationContext context) => context.GetRequiredService<IStringLocalizer<Texts>>();
}

using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;
using ServiceDesk.Web.Files;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>What forms with files have in common.</summary>
public abstract class FormWithFiles : IValidatableObject
{
    [Display(Name = "Files")]
    public IReadOnlyList<IFormFile> Files { get; init; } = [];

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var L = Localizer(validationContext);
        if (UploadedFiles.IsTooLarge(Files))
            yield return new(L["The files are larger than {0} MB together.", UploadedFiles.MostMegabytes], [nameof(Files)]);
    }

    protected static IStringLocalizer<Texts> Localizer(ValidationContext context) => context.GetRequiredService<IStringLocalizer<Texts>>();
}

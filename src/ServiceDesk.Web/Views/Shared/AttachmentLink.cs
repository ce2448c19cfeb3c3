using System.Globalization;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>A file of a message, as the partial <c>_Attachments</c> shows it. The size is in bytes.</summary>
/// <param name="IsPicture">Whether it is shown in small: only what <c>SafeFile.IsPicture</c> lets a browser show.</param>
public sealed record AttachmentLink(string Name, long Size, string Url, bool IsPicture = false)
{
    public FileCheck Check { get; init; }

    /// <summary>The days after which it was removed; null: it is there.</summary>
    public int? RemovedAfter { get; init; }

    /// <summary>What the virus scanner has found in it.</summary>
    public string? Finding { get; init; }

    private const double Step = 1024;
    private static readonly string[] EnglishUnits = ["B", "KB", "MB", "GB"];
    private static readonly string[] FrenchUnits = ["o", "Ko", "Mo", "Go"];

    /// <summary>"12 KB", in French "12 Ko".</summary>
    public string ShownSize
    {
        get
        {
            var units = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? FrenchUnits : EnglishUnits;
            var (size, unit) = ((double)Size, 0);
            while (size >= Step && unit < units.Length - 1)
                (size, unit) = (size / Step, unit + 1);
            return $"{size.ToString(size < 10 && unit > 0 ? "0.#" : "0", CultureInfo.CurrentCulture)} {units[unit]}";
        }
    }
}

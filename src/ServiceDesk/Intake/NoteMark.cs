using System.Text.RegularExpressions;

namespace ServiceDesk.Intake;

/// <summary>What staff write at the head of an answer by mail to keep it among colleagues: <c>#note</c>.</summary>
internal static partial class NoteMark
{
    /// <param name="text">What the mail says.</param>
    /// <param name="note">The same without the mark. What stands behind it on its line stays: nobody who writes the mark wants that sent.</param>
    /// <returns>Whether it begins with the mark.</returns>
    public static bool TakeOff(string text, out string note)
    {
        var mark = Mark().Match(text);
        note = mark.Success ? text[mark.Length..].TrimStart() : text;
        return mark.Success;
    }

    [GeneratedRegex(@"^\s*#note(?!\w):?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}

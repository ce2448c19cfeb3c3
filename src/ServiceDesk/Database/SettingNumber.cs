using System.Globalization;

namespace ServiceDesk.Database;

/// <summary>A setting that is a whole number.</summary>
public static class SettingNumber
{
    /// <param name="name">Of the setting, for the error.</param>
    /// <param name="text">As it was given.</param>
    /// <param name="usually">What an empty setting means.</param>
    /// <exception cref="SettingException">It is no number, or none from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public static int Of(string name, string? text, int usually, int least, int most)
    {
        if (string.IsNullOrEmpty(text))
            return usually;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SettingException(name, string.Create(CultureInfo.InvariantCulture, $"is '{text}'; expected a whole number from {least} to {most}"));
    }
}

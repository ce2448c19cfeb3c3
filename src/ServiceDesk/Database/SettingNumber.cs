using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ServiceDesk.Database;

/// <summary>A setting that is a whole number.</summary>
public static class SettingNumber
{
    /// <returns><paramref name="usually"/> when the setting is empty.</returns>
    /// <exception cref="SettingException">It is no number, or none from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public static int Read(IConfiguration configuration, string name, int usually, int least, int most)
    {
        if (configuration[name] is not { Length: > 0 } text)
            return usually;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SettingException(name, string.Create(CultureInfo.InvariantCulture, $"is '{text}'; expected a whole number from {least} to {most}"));
    }
}

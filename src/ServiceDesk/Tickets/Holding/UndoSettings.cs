using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets.Holding;

/// <summary>For how long a reply is held where its author has not chosen (<c>Desk:UndoSeconds</c>).</summary>
/// <param name="Seconds">Zero: it is sent at once.</param>
public sealed record UndoSettings(int Seconds)
{
    private const string SecondsSetting = "Desk:UndoSeconds";
    private const int Longest = 60;

    /// <summary>What a member of staff may choose.</summary>
    public static IReadOnlyList<int> Choices { get; } = [0, 5, 10, 20, 30];

    /// <exception cref="SettingException">The setting cannot be taken.</exception>
    public static UndoSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new(SettingNumber.Of(SecondsSetting, configuration[SecondsSetting], 10, 0, Longest));
    }
}

using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;

namespace ServiceDesk.Jobs;

/// <summary>How far IMAP mailboxes are watched (<c>Mail:Idle:*</c>).</summary>
/// <param name="Most">Connections of this node that wait for news at a time; zero: none.</param>
public sealed record IdleSettings(int Most)
{
    private const string Section = "Mail:Idle";

    /// <exception cref="SettingException">A setting cannot be taken.</exception>
    public static IdleSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new(SettingNumber.Of($"{Section}:Most", section["Most"], 200, 0, 10_000));
    }
}

using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;

namespace ServiceDesk.Sending;

/// <summary>How many automatic mails may leave within a window (<c>Mail:Limits:*</c>); see <see cref="LoopGovernor"/>.</summary>
public sealed record GovernorSettings
{
    public static readonly TimeSpan Short = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Long = TimeSpan.FromDays(1);

    private const string Section = "Mail:Limits";

    /// <summary>To one address within <see cref="Short"/>.</summary>
    public int AddressPer10Minutes { get; init; } = 10;

    /// <summary>To one address within <see cref="Long"/>.</summary>
    public int AddressPerDay { get; init; } = 60;

    /// <summary>To one member of staff within <see cref="Short"/>: a busy desk tells its triage of every request.</summary>
    public int StaffPer10Minutes { get; init; } = 200;

    /// <summary>To one member of staff within <see cref="Long"/>.</summary>
    public int StaffPerDay { get; init; } = 2000;

    /// <summary>About one ticket within <see cref="Short"/>.</summary>
    public int TicketPer10Minutes { get; init; } = 20;

    /// <summary>About one ticket within <see cref="Long"/>.</summary>
    public int TicketPerDay { get; init; } = 100;

    /// <summary>From one mailbox within <see cref="Short"/>.</summary>
    public int MailboxPer10Minutes { get; init; } = 10_000;

    /// <exception cref="SettingException">A setting is no number, or none that fits.</exception>
    public static GovernorSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var usual = new GovernorSettings();
        return new()
        {
            AddressPer10Minutes = Number(nameof(AddressPer10Minutes), section["AddressPer10Minutes"], usual.AddressPer10Minutes),
            AddressPerDay = Number(nameof(AddressPerDay), section["AddressPerDay"], usual.AddressPerDay),
            StaffPer10Minutes = Number(nameof(StaffPer10Minutes), section["StaffPer10Minutes"], usual.StaffPer10Minutes),
            StaffPerDay = Number(nameof(StaffPerDay), section["StaffPerDay"], usual.StaffPerDay),
            TicketPer10Minutes = Number(nameof(TicketPer10Minutes), section["TicketPer10Minutes"], usual.TicketPer10Minutes),
            TicketPerDay = Number(nameof(TicketPerDay), section["TicketPerDay"], usual.TicketPerDay),
            MailboxPer10Minutes = Number(nameof(MailboxPer10Minutes), section["MailboxPer10Minutes"], usual.MailboxPer10Minutes),
        };

        static int Number(string name, string? text, int usually) => SettingNumber.Of($"{Section}:{name}", text, usually, 1, 10_000_000);
    }
}

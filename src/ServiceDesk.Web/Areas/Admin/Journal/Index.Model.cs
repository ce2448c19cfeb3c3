using Microsoft.Extensions.Localization;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;

namespace ServiceDesk.Web.Areas.Admin.Journal;

/// <param name="State">Null: all.</param>
public sealed record IndexModel(JournalState? State, MailPage<JournalRow> Page)
{
    /// <returns>The phase whose colour stands for the state, and the word.</returns>
    public static (string Phase, string Word) Words(JournalState state, IStringLocalizer<Texts> L) => state switch
    {
        JournalState.Received => ("working", L["to be placed"]),
        JournalState.Placed => ("solved", L["in a ticket"]),
        JournalState.KeptAside => ("pending", L["kept aside"]),
        JournalState.Deleted => ("closed", L["deleted with its ticket"]),
        _ => ("closed", L["refused"]),
    };
}

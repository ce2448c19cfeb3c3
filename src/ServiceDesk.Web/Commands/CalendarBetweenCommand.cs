using System.Globalization;
using ServiceDesk.Calendars;

namespace ServiceDesk.Web.Commands;

/// <summary>Measures the working time between two instants. It needs no database and no settings.</summary>
public sealed class CalendarBetweenCommand : Command
{
    public override string Name => "calendar between";
    public override string Summary => "Prints how many whole working minutes lie between two instants.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        CalendarOptions.File,
        CalendarOptions.From,
        new("to", "T", "The other instant; an earlier one gives a negative number.", IsRequired: true),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var (from, to) = (CalendarOptions.ReadInstant(input, "from"), CalendarOptions.ReadInstant(input, "to"));
        return await CalendarOptions.AnswerAsync(input, context,
            calendar => WorkingMinutes.Whole(calendar.Between(from, to)).ToString(CultureInfo.InvariantCulture));
    }
}

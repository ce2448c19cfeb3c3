using ServiceDesk.Calendars;

namespace ServiceDesk.Web.Commands;

/// <summary>Adds working time to an instant. It needs no database and no settings.</summary>
public sealed class CalendarAddCommand : Command
{
    public override string Name => "calendar add";
    public override string Summary => "Prints when so much working time after an instant will have passed, in UTC.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        CalendarOptions.File,
        CalendarOptions.From,
        new("minutes", "N", "Working minutes, 0 or more; decimals are taken.", IsRequired: true),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var from = CalendarOptions.ReadInstant(input, "from");
        var minutes = CalendarOptions.Read(() => WorkingMinutes.Read(input.Required("minutes")));
        return await CalendarOptions.AnswerAsync(input, context, calendar => IsoInstant.Write(calendar.Add(from, minutes)));
    }
}

using ServiceDesk.Calendars;

namespace ServiceDesk.Web.Commands;

/// <summary>What the verbs about one calendar have in common: its file, the instants, and one answer.</summary>
internal static class CalendarOptions
{
    public static CommandOption File { get; } = new("file", "F", "The calendar, as docs/calendars.md describes it.", IsRequired: true);

    public static CommandOption From { get; } = new("from", "T", "An instant such as 2026-03-27T16:00:00Z, with Z or an offset.", IsRequired: true);

    /// <exception cref="UsageException">It is no instant.</exception>
    public static DateTime ReadInstant(CommandInput input, string option) => Read(() => IsoInstant.Read(input.Required(option), option));

    /// <exception cref="UsageException">It cannot be read; the message names the option.</exception>
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CalendarException e)
        {
            throw new UsageException($"--{e.Message}");
        }
    }

    /// <summary>Prints what the calendar answers, or why it cannot.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> AnswerAsync(CommandInput input, CommandContext context, Func<WorkingCalendar, string> ask)
    {
        var path = input.Required("file");
        var json = await System.IO.File.ReadAllTextAsync(ShellPath.Of(path), context.Cancellation);
        try
        {
            await context.Output.WriteLineAsync(ask(CalendarFile.Read(json)));
            return 0;
        }
        catch (CalendarException e)
        {
            await context.Error.WriteLineAsync($"{path}: {e.Message}");
            return 1;
        }
    }
}

using ServiceDesk.Calendars;

namespace ServiceDesk.Web.Commands;

/// <summary>Answers questions to calendars, a line each. It needs no database and no settings.</summary>
public sealed class CalendarBatchCommand : Command
{
    public override string Name => "calendar";
    public override string Summary => "Reads questions to calendars from standard input, a line of JSON each, and prints a line for each.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("batch", "", "Questions: {\"calendar\":{…},\"from\":\"…\",\"minutes\":90} or, for the minutes, \"to\":\"…\" in their place.", IsRequired: true),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var questions = new CalendarQuestions();
        var failed = 0;
        // A write to the pipe for each answer would take longer than the answers.
        context.Output.AutoFlush = false;
        try
        {
            while (await context.Input.ReadLineAsync(context.Cancellation) is { } line)
                if (!string.IsNullOrWhiteSpace(line))
                    await context.Output.WriteLineAsync(Answer(line));
        }
        finally
        {
            await context.Output.FlushAsync(CancellationToken.None);
            context.Output.AutoFlush = true;
        }
        return failed == 0 ? 0 : 1;

        string Answer(string line)
        {
            try
            {
                return questions.Answer(line);
            }
            catch (CalendarException e)
            {
                failed++;
                // A message may quote a name with a line end in it, and the answer is one line.
                return $"error: {e.Message.ReplaceLineEndings(" ")}";
            }
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using ServiceDesk.Mail.Inspection;

namespace ServiceDesk.Web.Commands;

/// <summary>Tells what the desk makes of mails in files: one JSON object a line. It needs no database and no settings.</summary>
public sealed class MailInspectCommand : Command
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        // The lines are for scripts and terminals, not for pages: letters stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public override string Name => "mail inspect";
    public override string Summary => "Reads mails from files, and from folders with all below them, and prints a line of JSON for each.";
    public override string Arguments => "PATH…";

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var (done, failed) = (0, 0);
        using (var progress = context.Progress())
        {
            foreach (var file in MailFile.Find(input.Arguments.Select(ShellPath.Of)))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                var result = await MailInspector.InspectAsync(file, context.Cancellation);
                if (result is UninspectedMail)
                    failed++;
                progress.Show($"{++done} {file.Name}");
                await context.Output.WriteLineAsync(JsonSerializer.Serialize(result, result.GetType(), Format).AsMemory(), context.Cancellation);
            }
        }
        if (failed > 0)
            await context.Error.WriteLineAsync($"{failed} of {done} could not be read; their lines say why.");
        return failed == 0 ? 0 : 1;
    }
}

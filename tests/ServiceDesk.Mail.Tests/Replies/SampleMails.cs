using System.Text;
using System.Text.Json;

namespace ServiceDesk.Mail.Tests.Replies;

/// <summary>The public sample replies, where they are at hand: a plain-text mail each, with the accepted visible texts.</summary>
internal static class SampleMails
{
    /// <summary>The samples beside the project, or none when they were not delivered with it.</summary>
    public static IEnumerable<(string File, string Text, string[] Accepted)> All()
    {
        if (Folder() is not { } folder) yield break;
        foreach (var line in File.ReadLines(Path.Combine(folder, "expected.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var file = json.RootElement.GetProperty("file").GetString()!;
            var accepted = json.RootElement.GetProperty("accept").EnumerateArray().Select(a => a.GetString()!).ToArray();
            yield return (file, Body(File.ReadAllText(Path.Combine(folder, file), Encoding.UTF8)), accepted);
        }
    }

    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>These samples are plain UTF-8 text, some of them in base64.</summary>
    private static string Body(string mail)
    {
        mail = mail.Replace("\r\n", "\n", StringComparison.Ordinal);
        var end = mail.IndexOf("\n\n", StringComparison.Ordinal);
        var body = mail[(end + 2)..];
        return mail[..end].Contains("Transfer-Encoding: base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body))
            : body;
    }

    private static string? Folder()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            foreach (var up in (string[])["..", "../.."])
            {
                var folder = Path.Combine(directory.FullName, up, "shared", "mails", "replies");
                if (File.Exists(Path.Combine(directory.FullName, "ServiceDesk.sln")) && Directory.Exists(folder)) return folder;
            }
        }
        return null;
    }
}

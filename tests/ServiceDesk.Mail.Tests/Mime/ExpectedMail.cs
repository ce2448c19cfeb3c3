using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceDesk.Mail.Tests.Mime;

/// <summary>One line of <c>expected.jsonl</c>; what is null is not stated.</summary>
internal sealed record ExpectedMail
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public required string File { get; init; }
    public string? Subject { get; init; }
    [JsonPropertyName("from_email")]
    public string? FromEmail { get; init; }
    [JsonPropertyName("from_name")]
    public string? FromName { get; init; }
    [JsonPropertyName("to_emails")]
    public string[]? ToEmails { get; init; }
    public string? Text { get; init; }
    public string[] TextContains { get; init; } = [];
    public string[] HtmlContains { get; init; } = [];
    public ExpectedAttachment[]? Attachments { get; init; }

    public static IReadOnlyList<ExpectedMail> ReadAll() =>
        [.. System.IO.File.ReadLines(Path.Combine(SampleMails.Folder, "mime", "expected.jsonl"))
            .Select(line => JsonSerializer.Deserialize<ExpectedMail>(line, Options)!)];

    internal sealed record ExpectedAttachment(string? Name, int? Size, string ContentType, bool Inline);
}

namespace ServiceDesk.Templates.Xslt;

/// <summary>Runs templates on tickets' documents and reads what they write.</summary>
public sealed class XsltTemplates(XsltWorkers workers)
{
    /// <summary>Runs a template of the tenant's; see the other one.</summary>
    public Task<XsltResult> RunAsync(XsltTemplate template, TicketDocument document, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(template);
        return RunAsync(template.Kind, template.Stylesheet, document, cancellation);
    }

    /// <param name="kind">What the stylesheet is to write.</param>
    /// <param name="stylesheet">XSLT 1.0.</param>
    /// <param name="document">Of <see cref="TicketDocuments"/>.</param>
    /// <param name="cancellation">Ends the waiting, and the template.</param>
    /// <returns>An output of that kind, or why there is none: the caller then does without the template.</returns>
    public async Task<XsltResult> RunAsync(XsltKind kind, string stylesheet, TicketDocument document, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        var outcome = await workers.RunAsync(stylesheet, document.Xml, XsltOutput.Most(kind), cancellation);
        var result = new XsltResult { Text = outcome.Output, Failure = outcome.Failure, Messages = outcome.Messages, Took = outcome.Took };
        if (outcome.Output is null)
            return result;
        return XsltOutput.TryParse(kind, outcome.Output, out var output, out var problem)
            ? result with { Output = output }
            : result with { Failure = new(XsltFailureKind.Output, problem) };
    }

    /// <summary>Compiles a stylesheet without running it.</summary>
    /// <returns>Why it cannot be used; null: it can.</returns>
    public async Task<XsltFailure?> CheckAsync(string stylesheet, CancellationToken cancellation) => (await workers.CheckAsync(stylesheet, cancellation)).Failure;
}

/// <summary>What a template gave.</summary>
public sealed record XsltResult
{
    /// <summary>An <see cref="ImportanceOutput"/>, <see cref="NotificationOutput"/> or <see cref="TimersOutput"/>; null when it failed.</summary>
    public XsltOutput? Output { get; init; }

    public XsltFailure? Failure { get; init; }

    /// <summary>What was written, letter for letter; there also when it cannot be read.</summary>
    public string? Text { get; init; }

    /// <summary>What the stylesheet said by <c>xsl:message</c>.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];
    public TimeSpan Took { get; init; }
}

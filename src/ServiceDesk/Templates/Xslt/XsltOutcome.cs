namespace ServiceDesk.Templates.Xslt;

/// <summary>What became of a stylesheet: an output or a failure.</summary>
public sealed record XsltOutcome
{
    /// <summary>Null when it failed; empty when it was only compiled.</summary>
    public string? Output { get; init; }

    public XsltFailure? Failure { get; init; }

    /// <summary>What the stylesheet said by <c>xsl:message</c>, the first ones.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>Compiling (once a worker) and transforming, as the worker measured it; of a failure that ended the worker, its last time.</summary>
    public TimeSpan Took { get; init; }

    internal static XsltOutcome Of(XsltFailure failure, TimeSpan took = default) => new() { Failure = failure, Took = took };

    internal static XsltOutcome Of(WorkerAnswer answer) => new()
    {
        Output = answer.Status == WorkerStatus.Done ? answer.Text : null,
        Failure = answer.Status switch
        {
            WorkerStatus.Done => null,
            WorkerStatus.Uncompiled => new(XsltFailureKind.Stylesheet, answer.Text, answer.Line, answer.Column),
            WorkerStatus.Failed => new(XsltFailureKind.Transform, answer.Text, answer.Line, answer.Column),
            WorkerStatus.TooLong => new(XsltFailureKind.TooLong),
            WorkerStatus.OutOfMemory => new(XsltFailureKind.Memory),
            _ => throw new InvalidDataException($"A worker answered {answer.Status} to a request."),
        },
        Messages = answer.Messages,
        Took = answer.Took,
    };
}

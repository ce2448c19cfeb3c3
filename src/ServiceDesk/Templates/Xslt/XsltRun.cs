using System.Diagnostics;
using System.Xml;
using System.Xml.Xsl;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Compiles and transforms inside a worker. Nothing here guards against loops and memory: the process does.</summary>
internal sealed class XsltRun
{
    public const int MostMessages = 20;
    public const int MessageLength = 500;

    private readonly CompiledStylesheets stylesheets = new();

    /// <exception cref="OutOfMemoryException">The worker's memory does not suffice.</exception>
    public WorkerAnswer Answer(WorkerRequest request)
    {
        var start = Stopwatch.GetTimestamp();
        var transform = stylesheets.Find(request.Hash);
        if (transform is null && request.Stylesheet is null)
            return new(WorkerStatus.Unknown);
        try
        {
            if (transform is null && StylesheetRules.Check(request.Stylesheet!) is { } refusal)
                return refusal;
            transform ??= stylesheets.Add(request.Hash, request.Stylesheet!);
        }
        catch (XsltException e)
        {
            return new(WorkerStatus.Uncompiled, Told(e), e.LineNumber, e.LinePosition);
        }
        catch (XmlException e)
        {
            return new(WorkerStatus.Uncompiled, e.Message, e.LineNumber, e.LinePosition);
        }
        return (request.Input is null ? new(WorkerStatus.Done) : Transform(transform, request.Input, request.MostOutput)) with { Took = Stopwatch.GetElapsedTime(start) };
    }

    private static WorkerAnswer Transform(XslCompiledTransform transform, string input, int most)
    {
        var messages = new List<string>();
        var arguments = new XsltArgumentList();
        // Without a listener the engine would write them to standard output, among the answers.
        arguments.XsltMessageEncountered += (_, e) =>
        {
            if (messages.Count < MostMessages)
                messages.Add(e.Message.Length <= MessageLength ? e.Message : string.Concat(e.Message.AsSpan(0, MessageLength), "…"));
        };
        using var output = new BoundedText(most);
        return Run() with { Messages = messages };

        WorkerAnswer Run()
        {
            try
            {
                using var reader = XmlReader.Create(new StringReader(input), StylesheetRules.Reading);
                transform.Transform(reader, arguments, output);
                return new(WorkerStatus.Done, output.ToString());
            }
            catch (OutputLimitException)
            {
                return new(WorkerStatus.TooLong);
            }
            catch (XsltException e)
            {
                return new(WorkerStatus.Failed, Told(e), e.LineNumber, e.LinePosition);
            }
            catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
            {
                // What a stylesheet can bring about: a name that is none, an attribute behind content, a number beyond all bounds.
                return new(WorkerStatus.Failed, e.Message);
            }
        }
    }

    // The reason stands inside where the compiler could not read a part.
    private static string Told(XsltException e) => e.InnerException is { } inner && !e.Message.Contains(inner.Message, StringComparison.Ordinal) ? $"{e.Message} {inner.Message}" : e.Message;
}

using System.Collections.Concurrent;

namespace ServiceDesk.Templates.Xslt;

/// <summary>
/// The other side of <see cref="XsltWorkers"/>: a process of the same executable that compiles and runs stylesheets and does nothing
/// else. A template that calls itself without end, or takes all memory, ends this process and not the desk.
/// </summary>
public static class TemplateWorker
{
    /// <summary>The verb of the command line. It is no verb for people: the worker speaks frames (<see cref="WorkerFrame"/>).</summary>
    public const string Verb = "template-worker";

    /// <summary>Bytes: how deep templates may call each other, the same on every system.</summary>
    private const int StackSize = 16 * 1024 * 1024;

    /// <summary>Compiled before the worker says that it is ready: the time of the first template is then its own.</summary>
    private const string WarmUp = """
        <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
          <xsl:output method="text"/>
          <xsl:template match="/"><xsl:for-each select="ticket[@number &gt; 0]"><xsl:choose><xsl:when test="subject"><xsl:value-of select="concat(subject, @number + 1)"/></xsl:when>
            <xsl:otherwise><xsl:apply-templates/></xsl:otherwise></xsl:choose></xsl:for-each></xsl:template>
        </xsl:stylesheet>
        """;

    /// <summary>Answers until the desk closes the input: when it ends, also by a kill, so does the worker, even within a loop.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        using var requests = new BlockingCollection<WorkerRequest>();
        var work = new Thread(() => Work(requests, output), StackSize) { IsBackground = true, Name = "templates" };
        work.Start();
        while (WorkerFrame.Read(input) is { } frame)
            requests.Add(WorkerRequest.Of(frame));
        return 0;
    }

    private static void Work(BlockingCollection<WorkerRequest> requests, Stream output)
    {
        var run = new XsltRun();
        run.Answer(new("", WarmUp, """<ticket number="1"><subject>x</subject></ticket>""", 100));
        Send(new(WorkerStatus.Ready));
        foreach (var request in requests.GetConsumingEnumerable())
            try
            {
                Send(run.Answer(request));
            }
            catch (OutOfMemoryException)
            {
                Send(new(WorkerStatus.OutOfMemory));
            }

        void Send(WorkerAnswer answer) => WorkerFrame.Write(output, answer.Write);
    }
}

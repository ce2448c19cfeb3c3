using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Web.Tests.Templates.Xslt;

/// <summary>With real processes of the real executable.</summary>
public sealed class XsltWorkersTests : IDisposable
{
    private const string Ticket = """<ticket number="17"/>""";

    private static readonly XsltWorkerCommand Executable = XsltWorkerCommand.Of(typeof(DeskHost).Assembly);

    private readonly XsltWorkers workers = Workers();

    [Fact]
    public async Task Stylesheet_IsRun_BySameProcessAgain()
    {
        Assert.Empty(workers.ProcessIds);
        Assert.Equal("17", (await RunAsync(Stylesheets.Number)).Output);
        var id = Assert.Single(workers.ProcessIds);
        Assert.NotEqual(Environment.ProcessId, id);
        Assert.Equal("18", (await workers.RunAsync(Stylesheets.Number, """<ticket number="18"/>""", 100, default)).Output);
        Assert.Equal([id], workers.ProcessIds);
    }

    public static TheoryData<string, XsltFailureKind[]> Endings { get; } = new()
    {
        { nameof(Stylesheets.CallsItself), [XsltFailureKind.Recursion] },
        { nameof(Stylesheets.Loops), [XsltFailureKind.Time] },
        { nameof(Stylesheets.Doubles), [XsltFailureKind.Memory] },
        // Whichever of the two comes first on this machine.
        { nameof(Stylesheets.Branches), [XsltFailureKind.Memory, XsltFailureKind.Time] },
    };

    [Theory, MemberData(nameof(Endings))]
    public async Task StylesheetThatEndsItsWorker_IsTold_AndRefusedFromThenOn(string name, XsltFailureKind[] expected)
    {
        var stylesheet = (string)typeof(Stylesheets).GetProperty(name)!.GetValue(null)!;
        await RunAsync(Stylesheets.Number);
        var first = Assert.Single(workers.ProcessIds);

        var outcome = await RunAsync(stylesheet);
        Assert.Null(outcome.Output);
        Assert.Contains(outcome.Failure!.Kind, expected);
        Assert.DoesNotContain(first, workers.ProcessIds);
        AssertEnds(first);

        Assert.Equal("17", (await RunAsync(Stylesheets.Number)).Output);
        var second = Assert.Single(workers.ProcessIds);
        var again = await RunAsync(stylesheet);
        Assert.Equal(XsltFailureKind.Refused, again.Failure!.Kind);
        Assert.Equal(outcome.Failure.Kind, again.Failure.Cause);
        Assert.Equal([second], workers.ProcessIds);
        // A changed one is another one.
        Assert.Contains((await RunAsync(stylesheet + " ")).Failure!.Kind, expected);
    }

    [Fact]
    public async Task Refusal_RunsOut()
    {
        using var soon = Workers(new() { Limit = TimeSpan.FromSeconds(20), RefusedFor = TimeSpan.Zero });
        Assert.Equal(XsltFailureKind.Recursion, (await soon.RunAsync(Stylesheets.CallsItself, Ticket, 100, default)).Failure!.Kind);
        Assert.Equal(XsltFailureKind.Recursion, (await soon.RunAsync(Stylesheets.CallsItself, Ticket, 100, default)).Failure!.Kind);
    }

    [Fact]
    public async Task OutputWithoutEnd_IsCut_AndTheWorkerGoesOn()
    {
        await RunAsync(Stylesheets.Number);
        var id = Assert.Single(workers.ProcessIds);
        var outcome = await RunAsync(Stylesheets.WritesOn);
        Assert.Equal(XsltFailureKind.TooLong, outcome.Failure!.Kind);
        Assert.Null(outcome.Output);
        Assert.Equal([id], workers.ProcessIds);
        Assert.Equal(XsltFailureKind.TooLong, (await RunAsync(Stylesheets.WritesOn)).Failure!.Kind);
    }

    [Fact]
    public async Task ErrorsAndChecks_LeaveTheWorkerAlone()
    {
        var broken = Stylesheets.Of("<xsl:template match=\"/\">\n  <xsl:value-of select=\"1 +\"/>\n</xsl:template>");
        foreach (var failure in (XsltFailure?[])[(await RunAsync(broken)).Failure, (await workers.CheckAsync(broken, default)).Failure])
            Assert.Equal((XsltFailureKind.Stylesheet, 3), (failure!.Kind, failure.Line));
        Assert.Null((await workers.CheckAsync(Stylesheets.Number, default)).Failure);
        // Compiled, not run.
        Assert.Null((await workers.CheckAsync(Stylesheets.Loops, default)).Failure);
        Assert.Equal("17", (await RunAsync(Stylesheets.Number)).Output);
        Assert.Single(workers.ProcessIds);
    }

    [Fact]
    public async Task TwoAtOnce_HaveTwoWorkers_AThirdWaits()
    {
        var endless = workers.RunAsync(Stylesheets.Loops, Ticket, 100, default);
        var others = Enumerable.Range(0, 20).Select(i => workers.RunAsync(Stylesheets.Number, $"<ticket number=\"{i}\"/>", 100, default)).ToList();
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), (await Task.WhenAll(others)).Select(x => x.Output));
        Assert.Equal(XsltFailureKind.Time, (await endless).Failure!.Kind);
        Assert.InRange(workers.ProcessIds.Count, 1, 2);
    }

    [Fact]
    public async Task WorkerKilledWhileItWaits_IsReplaced()
    {
        await RunAsync(Stylesheets.Number);
        Kill(Assert.Single(workers.ProcessIds));
        Assert.Equal("17", (await RunAsync(Stylesheets.Number)).Output);
    }

    [Fact]
    public async Task WorkerKilledAtWork_IsReplaced_AndTheTemplateNotBlamed()
    {
        using var patient = Workers(new() { Limit = TimeSpan.FromSeconds(20) });
        Assert.Equal("17", (await patient.RunAsync(Stylesheets.Number, Ticket, 100, default)).Output);
        var first = Assert.Single(patient.ProcessIds);
        var run = patient.RunAsync(Stylesheets.Long, Ticket, 100, default);
        Kill(first);
        Assert.Equal("done", (await run).Output);
        Assert.DoesNotContain(first, patient.ProcessIds);
    }

    [Fact]
    public async Task Caller_WhoGoes_EndsTheWorker()
    {
        await RunAsync(Stylesheets.Number);
        using var gone = new CancellationTokenSource();
        var run = workers.RunAsync(Stylesheets.Loops, Ticket, 100, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal("17", (await RunAsync(Stylesheets.Number)).Output);
        // Nobody knows that it would have looped.
        Assert.Equal(XsltFailureKind.Time, (await RunAsync(Stylesheets.Loops)).Failure!.Kind);
    }

    [Theory]
    [InlineData("echo garbage on standard output; exec sleep 60", XsltFailureKind.NoWorker)]
    [InlineData("exit 3", XsltFailureKind.NoWorker)]
    [InlineData(@"printf '\026\000\000\000\001\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000'; read x; echo garbage; exec sleep 60", XsltFailureKind.Died)]
    [InlineData(@"printf '\026\000\000\000\001\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000'; read x; printf '\003\000\000\000\002zz'; exec sleep 60", XsltFailureKind.Died)]
    public async Task WorkerThatSpeaksNonsense_IsToldAndEnded(string script, XsltFailureKind expected)
    {
        using var odd = Workers(command: new("/bin/sh", ["-c", script]));
        var outcome = await odd.RunAsync(Stylesheets.Number + "\n", Ticket, 100, default);
        Assert.Equal(expected, outcome.Failure!.Kind);
        Assert.Empty(odd.ProcessIds);
    }

    [Fact]
    public async Task ProgramThatIsNotThere_IsTold()
    {
        using var none = Workers(command: new("/nowhere/desk", []));
        var outcome = await none.RunAsync(Stylesheets.Number, Ticket, 100, default);
        Assert.Equal(XsltFailureKind.NoWorker, outcome.Failure!.Kind);
        Assert.NotEmpty(outcome.Failure.Detail);
    }

    [Fact]
    public async Task Worker_HasNothingOfTheDesksEnvironment()
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__XsltTest", "Password=secret");
        try
        {
            await RunAsync(Stylesheets.Number);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ConnectionStrings__XsltTest", null);
        }
        var id = Assert.Single(workers.ProcessIds);
        var names = (await File.ReadAllTextAsync($"/proc/{id}/environ")).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split('=')[0]).ToList();
        Assert.Contains("DOTNET_GCHeapHardLimit", names);
        // PWD is the shell's.
        Assert.All(names, name => Assert.True(name.StartsWith("DOTNET_", StringComparison.Ordinal) || name is "PWD", name));
        Assert.Equal("/", new FileInfo($"/proc/{id}/cwd").LinkTarget);
    }

    [Fact]
    public async Task WorkerWhoseDeskIsGone_Ends_EvenWithinALoop()
    {
        var start = new ProcessStartInfo(Executable.File, Executable.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var ready = new byte[4];
        await process.StandardOutput.BaseStream.ReadExactlyAsync(ready);
        using var request = new MemoryStream();
        using (var writer = new BinaryWriter(request, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write("hash");
            writer.Write(true);
            writer.Write(Stylesheets.Loops);
            writer.Write(true);
            writer.Write(Ticket);
            writer.Write(100);
        }
        await process.StandardInput.BaseStream.WriteAsync((byte[])[.. BitConverter.GetBytes((int)request.Length), .. request.ToArray()]);
        await process.StandardInput.BaseStream.FlushAsync();
        Assert.False(process.HasExited);
        // As the system does for a desk that was killed.
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)), $"The worker {process.Id} runs on.");
    }

    [Fact]
    public async Task Workers_EndWithTheDesk()
    {
        await RunAsync(Stylesheets.Number);
        var idle = Assert.Single(workers.ProcessIds);
        var endless = workers.RunAsync(Stylesheets.Loops, Ticket, 100, default);
        workers.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => endless);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => RunAsync(Stylesheets.Number));
        AssertEnds(idle);
    }

    public void Dispose() => workers.Dispose();

    private static XsltWorkers Workers(XsltWorkerSettings? settings = null, XsltWorkerCommand? command = null) =>
        new(command ?? Executable, settings ?? new() { Limit = TimeSpan.FromMilliseconds(500) }, TimeProvider.System, NullLogger<XsltWorkers>.Instance);

    private Task<XsltOutcome> RunAsync(string stylesheet) => workers.RunAsync(stylesheet, Ticket, 1000, default);

    private static void AssertEnds(int id)
    {
        if (Process.GetProcesses().FirstOrDefault(x => x.Id == id) is { } process)
            Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)), $"The process {id} runs on.");
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }
}

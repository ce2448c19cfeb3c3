using ServiceDesk.Database;
using ServiceDesk.Testing;

namespace ServiceDesk.Web.Tests.Intake;

public sealed class TimersDueAtOnceTests
{
    /// <summary>The short form; 100,000 are let loose by <c>ServiceDesk.Benchmarks</c> (<c>timers</c>).</summary>
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task EachFiresOnce_WithANodeKilledInTheMiddle(DatabaseProvider provider)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "ServiceDesk.Web.dll");
        var report = await new TimerProof(assembly, provider, timers: 1200).RunAsync(TestContext.Current.CancellationToken);
        Assert.True(report.IsClean, report.ToString());
    }
}

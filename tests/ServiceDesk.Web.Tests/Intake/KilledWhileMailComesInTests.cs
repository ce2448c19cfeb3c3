using ServiceDesk.Database;
using ServiceDesk.Testing;

namespace ServiceDesk.Web.Tests.Intake;

/// <summary>The short form of <c>ServiceDesk.Benchmarks kills</c>.</summary>
public sealed class KilledWhileMailComesInTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NoMailIsLostOrDoubled(DatabaseProvider provider)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "ServiceDesk.Web.dll");
        var report = await new KillProof(assembly, provider, mails: 60, kills: 3).RunAsync(seed: 1, TestContext.Current.CancellationToken);
        Assert.True(report.IsClean, report.ToString());
    }
}

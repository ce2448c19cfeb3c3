using ServiceDesk.Testing;

namespace ServiceDesk.Web.Tests.Intake;

public sealed class KilledBetweenTwoDesksTests
{
    /// <summary>The short form of <c>ServiceDesk.Benchmarks retail</c>.</summary>
    [Fact]
    public async Task NothingIsLostOrDoubled_WithOneOfTwoNodesKilledInTheMiddle()
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "ServiceDesk.Web.dll");
        var report = await new RetailProof(assembly, rounds: 1, stories: 3).RunAsync(seed: 2, TestContext.Current.CancellationToken);
        Assert.True(report.IsClean, $"{report}\n{string.Join('\n', report.Lost.Concat(report.Doubled))}");
    }
}

namespace ServiceDesk.Web.Tests.Commands;

public sealed class SeedCommandTests : IDisposable
{
    private readonly CommandRunner runner = new();

    public void Dispose() => runner.Dispose();

    [Fact]
    public async Task Seeds_up_to_the_number_and_no_further()
    {
        await runner.RunAsync("tenant", "create", "--slug", "acme", "--name", "Acme", "--preset", "care-desk", "--admin", "ann@acme.test");
        var (code, output, error) = await runner.RunAsync("seed", "--tenant", "acme", "--tickets", "25", "--messages", "3", "--seed", "5");
        Assert.Equal((0, "Added 25 tickets to 'acme'.", ""), (code, output.Trim(), error));
        (code, output, _) = await runner.RunAsync("seed", "--tenant", "acme", "--tickets", "25");
        Assert.Equal((0, "Added 0 tickets to 'acme', which has as many already."), (code, output.Trim()));
    }

    [Theory]
    [InlineData("There is no tenant 'nobody'", "nobody", "5")]
    [InlineData("--tickets is 'many'", "acme", "many")]
    [InlineData("--tickets is '0'", "acme", "0")]
    public async Task What_cannot_be_taken_ends_with_2(string expected, string tenant, string tickets)
    {
        var (code, _, error) = await runner.RunAsync("seed", "--tenant", tenant, "--tickets", tickets);
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }
}

using ServiceDesk.Web.Commands;

namespace ServiceDesk.Web.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly CommandRunner runner = new();

    public void Dispose() => runner.Dispose();

    [Theory]
    [InlineData(true, "tenant", "list")]
    [InlineData(true, "help")]
    [InlineData(true, "--help")]
    [InlineData(true, "nonsense")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:0")]
    [InlineData(false, "urls=http://127.0.0.1:0")]
    public void Words_are_verbs_and_settings_are_not(bool expected, params string[] args) =>
        Assert.Equal(expected, CommandLine.IsMeant(args));

    [Fact]
    public async Task Help_NamesEveryVerb()
    {
        var (code, output, _) = await runner.RunAsync("help");
        Assert.Equal(0, code);
        Assert.All(CommandLine.Commands, x => Assert.Contains(x.Name, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_OfAVerb_NamesItsOptions()
    {
        foreach (var args in (string[][])[["tenant", "create", "--help"], ["help", "tenant", "create"], ["tenant", "create", "-h"]])
        {
            var (code, output, _) = await runner.RunAsync(args);
            Assert.Equal(0, code);
            Assert.Contains("--slug S", output, StringComparison.Ordinal);
            Assert.Contains("[--language L]", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("There is no verb 'nonsense'", "nonsense")]
    [InlineData("There is no verb 'tenant burn'", "tenant", "burn")]
    [InlineData("There is no verb 'nonsense'", "help", "nonsense")]
    [InlineData("has no option --colour", "tenant", "list", "--colour", "red")]
    [InlineData("needs --slug S", "tenant", "create", "--name", "A")]
    [InlineData("came last, without a value", "tenant", "create", "--slug")]
    [InlineData("was given twice", "tenant", "create", "--slug", "a", "--slug=b")]
    [InlineData("takes no 'all'", "tenant", "list", "all")]
    [InlineData("needs at least one PATH", "mail", "inspect")]
    public async Task What_cannot_be_taken_is_named_and_ends_with_2(string expected, params string[] args)
    {
        var (code, output, error) = await runner.RunAsync(args);
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Empty(output);
    }
}

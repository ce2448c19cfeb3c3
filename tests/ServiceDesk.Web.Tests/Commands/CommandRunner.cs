using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Commands;

namespace ServiceDesk.Web.Tests.Commands;

/// <summary>Runs a verb as the executable would, on a desk in a folder of its own.</summary>
internal sealed class CommandRunner : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("desk-command-").FullName;

    public string Folder => folder;

    public Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => RunOnAsync("", args);

    /// <param name="given">What stands on standard input.</param>
    public async Task<(int Code, string Output, string Error)> RunOnAsync(string given, params string[] args)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(given));
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        await using var context = new CommandContext(Host, input, output, error, showsProgress: false, TestContext.Current.CancellationToken);
        var code = await CommandLine.RunAsync(args, context);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Works inside a tenant of the desk.</summary>
    public async Task InAsync(string slug, Func<IServiceProvider, Task> work)
    {
        await using var host = Host();
        var tenant = await host.Services.GetRequiredService<TenantDirectory>().BySlugAsync(slug, default);
        await using var scope = host.Services.GetRequiredService<TenantScopes>().Enter(tenant!);
        await work(scope.ServiceProvider);
    }

    private Microsoft.AspNetCore.Builder.WebApplication Host() => DeskHost.Build(
    [
        $"--contentRoot={folder}", $"--applicationName={typeof(DeskHost).Assembly.GetName().Name}", $"--Desk:DataFolder={folder}",
        "--environment=Production", "--Serilog:MinimumLevel:Default=Fatal",
    ]);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

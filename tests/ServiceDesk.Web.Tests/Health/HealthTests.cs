using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database.Sqlite;

namespace ServiceDesk.Web.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Live_DoesNotAskTheDatabase_ReadyDoes()
    {
        var database = new AbsentDatabase();
        await using var desk = await WebDesk.StartAsync(
            configure: services => services.ConfigureDbContext<SqliteDeskDb>(options => options.AddInterceptors(database)));
        using var browser = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/ready"));

        database.IsAway = true;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health/ready"));

        async Task<HttpStatusCode> StatusAsync(string address)
        {
            using var response = await browser.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }

    /// <summary>A database that can be taken away.</summary>
    private sealed class AbsentDatabase : DbConnectionInterceptor
    {
        public bool IsAway { get; set; }

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            IsAway ? throw new InvalidOperationException("The database is away.") : ValueTask.FromResult(result);
    }
}

using System.Net;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests;

public sealed class WebDeskTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task An_address_of_no_tenant_is_not_found(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/gamma/staff")).Status);
    }
}

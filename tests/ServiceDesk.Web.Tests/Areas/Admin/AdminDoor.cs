using System.Net;

namespace ServiceDesk.Web.Tests.Areas.Admin;

/// <summary>Who does not get into the settings.</summary>
internal static class AdminDoor
{
    public static async Task IsShutAsync(WebDesk desk, params string[] addresses)
    {
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        foreach (var address in addresses)
        {
            var sent = await nobody.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, sent.Status);
            Assert.StartsWith("/alpha/sign-in", sent.Location, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync(address)).Status);
        }
    }
}

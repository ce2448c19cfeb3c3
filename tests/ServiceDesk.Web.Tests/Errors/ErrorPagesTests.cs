using System.Net;
using AngleSharp.Html.Parser;

namespace ServiceDesk.Web.Tests.Errors;

public sealed class ErrorPagesTests
{
    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData("/forbidden", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData("/busy", HttpStatusCode.TooManyRequests, "Too many requests")]
    [InlineData("/throws", HttpStatusCode.InternalServerError, "Something went wrong on our side")]
    public async Task Get_InABrowser_ReturnsAPageInPlainWords(string address, HttpStatusCode status, string heading)
    {
        await using var host = await PagesHost.StartAsync();
        using var response = await host.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(heading, await HeadingOf(response));
    }

    [Fact]
    public async Task Get_InFrench_ReturnsAFrenchPage()
    {
        await using var host = await PagesHost.StartAsync();
        using var response = await host.GetAsync("/nowhere", language: "fr-CA,fr;q=0.9");
        Assert.Equal("Il n’y a rien ici", await HeadingOf(response));
        Assert.Equal("fr", Assert.Single(response.Content.Headers.ContentLanguage));
    }

    [Fact]
    public async Task Get_TooOften_SaysWhenToComeBack()
    {
        await using var host = await PagesHost.StartAsync();
        using var response = await host.GetAsync("/busy");
        Assert.Contains("30 seconds", await TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Throwing_ReturnsANumberAndNoInside()
    {
        await using var host = await PagesHost.StartAsync();
        using var response = await host.GetAsync("/throws");
        var text = await TextOf(response);
        Assert.Contains("Number:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ByAProgram_ReturnsNoPage()
    {
        await using var host = await PagesHost.StartAsync();
        using var missing = await host.GetAsync("/nowhere", accept: "application/json");
        using var thrown = await host.GetAsync("/throws", accept: "application/json");
        Assert.Equal("", await TextOf(missing));
        Assert.Equal("application/problem+json", thrown.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Post_ThatFails_ReturnsThePageToo()
    {
        await using var host = await PagesHost.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/nowhere") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Accept", "text/html");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("There is nothing here", await HeadingOf(response));
    }

    private static Task<string> TextOf(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task<string?> HeadingOf(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await TextOf(response)).QuerySelector("h1")?.TextContent;
}

using System.IO.Compression;

namespace ServiceDesk.Web.Tests.Security;

public sealed class CompressedPagesTests
{
    [Theory]
    [InlineData("http", null, true)]
    [InlineData("https", "same-origin", true)]
    [InlineData("https", "none", true)]
    [InlineData("https", "same-site", false)]
    [InlineData("https", "cross-site", false)]
    [InlineData("https", null, false)]
    public async Task A_page_is_compressed_where_no_other_site_can_have_asked_for_it(string scheme, string? site, bool compressed)
    {
        await using var desk = await WebDesk.StartAsync();
        using var client = desk.CreateClient(new() { BaseAddress = new Uri($"{scheme}://localhost") });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/alpha/sign-in");
        request.Headers.Add("Accept-Encoding", "br");
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(compressed ? "br" : "", string.Join(", ", response.Content.Headers.ContentEncoding));
        await using var content = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var plain = compressed ? new BrotliStream(content, CompressionMode.Decompress) : content;
        using var text = new StreamReader(plain);
        Assert.Contains("<form", await text.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}

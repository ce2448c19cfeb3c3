using ServiceDesk.Web.Tests.Docs;

namespace ServiceDesk.Web.Tests.Permissions;

public sealed class DocumentOfAccessTests
{
    private const string Page = "docs/access.md";

    [Fact]
    public async Task ThePage_SaysWhatTheCodeDoes()
    {
        await using var desk = await WebDesk.StartAsync();
        var written = DocumentOfAccess.Write(Route.All(desk.Services));
        if (Environment.GetEnvironmentVariable("SERVICEDESK_ACCEPT_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(Path.Combine(Documents.Root, Page), written, TestContext.Current.CancellationToken);
        Assert.True(Documents.Read(Page).ReplaceLineEndings("\n") == written,
            $"{Page} does not say what the code does: run this test with SERVICEDESK_ACCEPT_SNAPSHOTS=1, and look at the difference.");
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ServiceDesk.Web.Tests;

/// <summary>What came back for a request, parsed when it is HTML.</summary>
public sealed class WebPage
{
    private readonly Lazy<IHtmlDocument> document;

    private WebPage(HttpResponseMessage response, byte[] content)
    {
        Response = response;
        Content = content;
        document = new(() => new HtmlParser().ParseDocument(Body));
    }

    public HttpResponseMessage Response { get; }
    public byte[] Content { get; }
    public HttpStatusCode Status => Response.StatusCode;
    public Uri Address => Response.RequestMessage!.RequestUri!;

    /// <summary>Where a redirect leads, as path and query.</summary>
    public string? Location => Response.Headers.Location is { } target ? new Uri(Address, target).PathAndQuery : null;
    public string Body => System.Text.Encoding.UTF8.GetString(Content);
    public IHtmlDocument Document => document.Value;

    public static async Task<WebPage> ReadAsync(HttpResponseMessage response) =>
        new(response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

    /// <summary>The text of the first element that matches, its white space made single; fails where there is none.</summary>
    public string TextOf(string selector) => Collapse(Required(selector).TextContent);

    public IReadOnlyList<string> TextsOf(string selector) => [.. Document.QuerySelectorAll(selector).Select(x => Collapse(x.TextContent))];

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    public IElement Required(string selector) => Document.QuerySelector(selector)
        ?? throw new InvalidOperationException($"The page {Address} (status {(int)Status}) has no '{selector}':\n{Body}");

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

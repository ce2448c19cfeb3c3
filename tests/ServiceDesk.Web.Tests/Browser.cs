using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ServiceDesk.Web.Tests;

/// <summary>
/// Acts as a browser without scripts: keeps cookies, submits the forms of pages with all that stands in them (so the antiforgery token
/// is sent as it would be), and does not follow redirects by itself. Addresses are given without the tenant's slug: <c>staff/tickets</c>.
/// </summary>
public sealed class Browser(HttpClient client, CookieContainer cookies, WebTenant tenant) : IDisposable
{
    public HttpClient Client => client;
    public CookieContainer Cookies => cookies;

    public Task<WebPage> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Absolute(address)));

    /// <summary>Where a redirect leads.</summary>
    public Task<WebPage> FollowAsync(WebPage page) =>
        GetAsync(page.Location ?? throw new InvalidOperationException($"The page has status {(int)page.Status} and leads nowhere."));

    /// <summary>Fills in a form and submits it.</summary>
    /// <param name="page">The page that holds the form.</param>
    /// <param name="form">A CSS selector.</param>
    /// <param name="values">
    /// By name: a text replaces what stands there, null leaves the control out, a <see cref="FormFile"/> is uploaded, a list of texts or
    /// files stands for several controls. Names that the form does not have are sent too.
    /// </param>
    /// <param name="button">The button that is pressed, by a CSS selector: its name, value and <c>formaction</c> count.</param>
    public Task<WebPage> SubmitAsync(WebPage page, string form, Dictionary<string, object?>? values = null, string? button = null)
    {
        var element = page.Document.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"The page {page.Address} (status {(int)page.Status}) has no form '{form}'.");
        var pressed = button is null ? null : element.QuerySelector(button)
            ?? throw new InvalidOperationException($"The form '{form}' has no button '{button}'.");
        var fields = ValuesOf(element, pressed);
        foreach (var (name, value) in values ?? [])
        {
            fields.RemoveAll(x => x.Name == name);
            fields.AddRange(value switch
            {
                null => [],
                string or FormFile => [(name, value)],
                IEnumerable<object> several => several.Select(x => (name, x)),
                _ => [(name, (object)Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!)],
            });
        }
        var action = pressed?.GetAttribute("formaction") ?? element.GetAttribute("action");
        var method = element.GetAttribute("method")?.ToUpperInvariant() ?? "GET";
        var target = new Uri(page.Address, string.IsNullOrEmpty(action) ? page.Address.PathAndQuery : action);
        if (method == "GET")
            return GetAsync(target.AbsolutePath + "?" + string.Join('&', fields.Select(x => $"{Uri.EscapeDataString(x.Name)}={Uri.EscapeDataString((string)x.Value)}")));
        var isMultipart = element.GetAttribute("enctype") == "multipart/form-data";
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, target) { Content = isMultipart ? Multipart(fields) : UrlEncoded(fields) });
    }

    /// <summary>Posts fields to any address, with the antiforgery token of a page.</summary>
    public Task<WebPage> PostAsync(string address, WebPage tokenFrom, Dictionary<string, string> fields)
    {
        var token = tokenFrom.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"The page {tokenFrom.Address} (status {(int)tokenFrom.Status}) holds no antiforgery token.");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, Absolute(address))
        {
            Content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token))),
        });
    }

    /// <summary>Sends anything; an address may be absolute, or relative to the tenant.</summary>
    public async Task<WebPage> SendAsync(HttpRequestMessage request)
    {
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await WebPage.ReadAsync(response);
    }

    /// <summary>The address within the tenant.</summary>
    public Uri Absolute(string address) => address.StartsWith('/') || address.StartsWith("http", StringComparison.Ordinal)
        ? new Uri(client.BaseAddress!, address)
        : new Uri(client.BaseAddress!, $"/{tenant.Slug}/{address}");

    private static List<(string Name, object Value)> ValuesOf(IHtmlFormElement form, IElement? pressed)
    {
        var fields = new List<(string, object)>();
        foreach (var control in form.Elements)
        {
            if (control.GetAttribute("name") is not { Length: > 0 } name || control.HasAttribute("disabled"))
                continue;
            if (control is IHtmlInputElement { Type: "checkbox" or "radio" } box)
            {
                if (box.IsChecked)
                    fields.Add((name, box.Value));
            }
            else if (control is IHtmlSelectElement select)
                fields.AddRange(select.Options.Where(x => x.IsSelected).Select(x => (name, (object)x.Value)));
            else if (control is IHtmlTextAreaElement area)
                fields.Add((name, area.Value));
            else if (control is IHtmlInputElement { Type: not ("file" or "submit" or "button") } input)
                fields.Add((name, input.Value));
        }
        if (pressed?.GetAttribute("name") is { } pressedName)
            fields.Add((pressedName, pressed.GetAttribute("value") ?? ""));
        return fields;
    }

    private static FormUrlEncodedContent UrlEncoded(List<(string Name, object Value)> fields) =>
        new(fields.Where(x => x.Value is string).Select(x => KeyValuePair.Create(x.Name, (string)x.Value)));

    private static MultipartFormDataContent Multipart(List<(string Name, object Value)> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            if (value is FormFile file)
            {
                var part = new ByteArrayContent(file.Content);
                part.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
                content.Add(part, name, file.Name);
            }
            else
                content.Add(new StringContent((string)value, Encoding.UTF8), name);
        }
        return content;
    }

    public void Dispose() => client.Dispose();
}

/// <summary>A file chosen in a form.</summary>
public sealed record FormFile(string Name, string ContentType, byte[] Content);

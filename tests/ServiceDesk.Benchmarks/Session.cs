using System.Globalization;

namespace ServiceDesk.Benchmarks;

/// <summary>A browser in which somebody is signed in: its cookies, over connections that all share.</summary>
internal sealed class Session(HttpMessageInvoker http, Uri root)
{
    private readonly Dictionary<string, string> cookies = [];
    private string cookieHeader = "";

    public static async Task<Session> SignInAsync(HttpMessageInvoker http, Uri root, string address, CancellationToken cancellation)
    {
        var session = new Session(http, root);
        var form = WebForm.Read(await session.GetAsync("sign-in", cancellation), "/sign-in");
        form["Form.Address"] = address;
        form["Form.Password"] = SeededDesk.Password;
        await session.PostAsync(form, cancellation);
        return session.cookies.ContainsKey("desk") ? session : throw new InvalidOperationException($"{address} could not sign in: no cookie came.");
    }

    /// <summary>The page's bytes.</summary>
    /// <param name="path">Below the tenant's root.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">It is not answered with 200.</exception>
    public async Task<byte[]> GetAsync(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, path));
        return await SendAsync(request, 200, cancellation);
    }

    /// <summary>Opens a stream of server-sent events and hands over the data of each, until <paramref name="cancellation"/> ends it.</summary>
    /// <param name="path">Below the tenant's root.</param>
    /// <param name="open">Called when it is open.</param>
    /// <param name="heard">Gets what stands behind <c>data:</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task ListenAsync(string path, Action open, Action<string> heard, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, path));
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        request.Headers.TryAddWithoutValidation("Cookie", cookieHeader);
        using var response = await http.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{request.RequestUri} was answered with {(int)response.StatusCode}; expected a stream."));
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
        open();
        while (await lines.ReadLineAsync(cancellation) is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                heard(line[6..]);
    }

    /// <summary>Sends a form that is answered by a redirect when it was taken.</summary>
    public async Task<byte[]> PostAsync(WebForm form, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root, form.Action)) { Content = form.Content() };
        return await SendAsync(request, 302, cancellation);
    }

    private async Task<byte[]> SendAsync(HttpRequestMessage request, int expected, CancellationToken cancellation)
    {
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        if (cookieHeader.Length > 0)
            request.Headers.TryAddWithoutValidation("Cookie", cookieHeader);
        using var response = await http.SendAsync(request, cancellation);
        var content = await response.Content.ReadAsByteArrayAsync(cancellation);
        if ((int)response.StatusCode != expected)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"{request.Method} {request.RequestUri} was answered with {(int)response.StatusCode}; expected {expected}."));
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            Keep(set);
        return content;
    }

    private void Keep(IEnumerable<string> set)
    {
        lock (cookies)
        {
            foreach (var cookie in set)
            {
                var pair = cookie.Split(';')[0];
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                var (name, value) = (pair[..equals], pair[(equals + 1)..]);
                if (value.Length == 0)
                    cookies.Remove(name);
                else
                    cookies[name] = value;
            }
            cookieHeader = string.Join("; ", cookies.Select(x => $"{x.Key}={x.Value}"));
        }
    }
}

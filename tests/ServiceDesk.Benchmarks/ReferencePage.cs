using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;

namespace ServiceDesk.Benchmarks;

/// <summary>
/// What the list of tickets costs at least: the same fifty rows by one prepared query of the same driver, written as HTML of
/// the same size, without EF, MVC, sign-in or anything else. The other pages are compared with it.
/// </summary>
internal static class ReferencePage
{
    public const string ProviderVariable = "BENCHMARK_PROVIDER";
    public const string ConnectionVariable = "BENCHMARK_CONNECTION";
    public const string TenantVariable = "BENCHMARK_TENANT";
    public const string BytesVariable = "BENCHMARK_BYTES";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Required("ASPNETCORE_URLS"));
        await using var app = builder.Build();
        var provider = Enum.Parse<DatabaseProvider>(Required(ProviderVariable));
        var tenant = int.Parse(Required(TenantVariable), CultureInfo.InvariantCulture);
        var bytes = int.Parse(Required(BytesVariable), CultureInfo.InvariantCulture);
        var idle = new ConcurrentBag<ReferenceQuery>();
        byte[]? frame = null;
        app.MapGet("/", async (HttpContext context) =>
        {
            if (!idle.TryTake(out var query))
                query = await ReferenceQuery.OpenAsync(provider, Required(ConnectionVariable), tenant);
            var rows = Encoding.UTF8.GetBytes(Render(await query.RunAsync()));
            idle.Add(query);
            // As much around the rows as the real page has around its own.
            frame ??= [.. Enumerable.Repeat((byte)'.', Math.Max(0, bytes - rows.Length))];
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = frame.Length + rows.Length;
            await context.Response.Body.WriteAsync(frame);
            await context.Response.Body.WriteAsync(rows);
        });
        await app.RunAsync();
    }

    private static string Render(IReadOnlyList<ReferenceRow> rows)
    {
        var html = new StringBuilder(64 * 1024);
        foreach (var row in rows)
            html.Append(CultureInfo.InvariantCulture,
                $"""
                <tr><td class="cell-quiet">#{row.Number}</td><td class="cell-main"><a href="/alpha/staff/tickets/{row.Number}">{Encode(row.Subject)}</a>
                <span class="preview">{Encode(row.Preview)}</span></td><td>{Encode(row.Requester)}</td><td>{Encode(row.Customer)}</td>
                <td><span class="badge">{row.StatusId}</span></td><td><span class="badge">{row.PriorityId}</span></td><td>{row.QueueId}</td>
                <td>{row.AssigneeId}</td><td>{Encode(row.Tags)}</td><td><time datetime="{row.UpdatedAt:O}">{row.UpdatedAt:g}</time></td></tr>

                """);
        return html.ToString();
    }

    private static string Encode(string? text) => text is null ? "" : HtmlEncoder.Default.Encode(text);

    private static string Required(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new ArgumentException($"{name} is not set; 'pages' starts this verb itself.");
}

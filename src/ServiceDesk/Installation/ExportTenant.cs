using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Tenants;

namespace ServiceDesk.Installation;

/// <summary>
/// All that a tenant has as one archive: a file of JSON lines for each table below <c>tables/</c>, and below <c>files/</c> attachments and
/// raw mails under the names by which rows name them. Passwords, keys and tokens stay behind.
/// </summary>
public sealed class ExportTenant(TenantScopes tenants, IFileStore files, UtcClock clock)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="tenant">It may be suspended.</param>
    /// <param name="output">Is written synchronously in places: a file, not a response.</param>
    public async Task RunAsync(TenantInfo tenant, Stream output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        var counts = new Dictionary<string, long>();
        await using (var scope = tenants.Enter(tenant))
        {
            var rows = scope.ServiceProvider.GetRequiredService<TenantRows>();
            foreach (var table in rows.Tables)
                await using (var entry = await archive.CreateEntry($"tables/{table}.jsonl").OpenAsync(cancellation))
                    counts[table] = await rows.WriteAsync(table, entry, cancellation);
        }
        foreach (var name in files.List(tenant.Id))
        {
            await using var content = files.Open(tenant.Id, name);
            await using var entry = await archive.CreateEntry($"files/{name}", CompressionLevel.Fastest).OpenAsync(cancellation);
            await content.CopyToAsync(entry, cancellation);
        }
        await using var summary = await archive.CreateEntry("tenant.json").OpenAsync(cancellation);
        await JsonSerializer.SerializeAsync(summary, new { tenant.Slug, tenant.Name, tenant.Language, tenant.TimeZone, ExportedAt = clock.UtcNow, Rows = counts }, Indented, cancellation);
    }
}

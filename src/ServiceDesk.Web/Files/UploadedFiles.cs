using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Files;

/// <summary>The files that a form brings.</summary>
public static class UploadedFiles
{
    /// <summary>Megabytes that one form may bring: what mail servers commonly carry.</summary>
    public const int MostMegabytes = 25;

    public static async Task<IReadOnlyList<NewFile>> ReadAsync(IEnumerable<IFormFile> files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        var read = new List<NewFile>();
        foreach (var file in files)
        {
            var content = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(content, cancellation);
            read.Add(new(file.FileName, string.IsNullOrWhiteSpace(file.ContentType) ? "application/octet-stream" : file.ContentType, content));
        }
        return read;
    }

    public static bool IsTooLarge(IEnumerable<IFormFile> files) => files.Sum(x => x.Length) > MostMegabytes * 1024L * 1024;
}

using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Forms;

/// <summary>Files that came with a form, read into memory: the server's limit for a whole request bounds them.</summary>
public static class UploadedFiles
{
    public static async Task<IReadOnlyList<NewFile>> ReadAsync(IEnumerable<IFormFile> files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        var read = new List<NewFile>();
        foreach (var file in files)
        {
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellation);
            read.Add(new NewFile(file.FileName, file.ContentType ?? "", content.ToArray()));
        }
        return read;
    }
}

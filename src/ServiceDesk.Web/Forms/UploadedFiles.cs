using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Forms;

/// <summary>Files that came with a form: read from where the server keeps them, as long as the request lasts.</summary>
public static class UploadedFiles
{
    public static IReadOnlyList<NewFile> Of(IEnumerable<IFormFile> files) =>
        [.. files.Select(x => new NewFile(x.FileName, x.ContentType ?? "", x.OpenReadStream))];
}

namespace ServiceDesk.Mail.Inspection;

/// <summary>A file that is to be read as a mail.</summary>
/// <param name="Path">Where to open it.</param>
/// <param name="Name">What to call it: relative to the folder that was named, with slashes; a file that was named itself by its own name.</param>
/// <param name="Error">Why there is nothing to open; null for a file that was found.</param>
public sealed record MailFile(string Path, string Name, string? Error = null)
{
    /// <summary>
    /// The files of folders and of those within them, and files that are named themselves, in the order of their names. A path
    /// that leads nowhere and a folder that may not be read come as a file with an error. Linked folders are not followed.
    /// </summary>
    public static IEnumerable<MailFile> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            if (File.Exists(path))
                yield return new(path, System.IO.Path.GetFileName(path));
            else if (!Directory.Exists(path))
                yield return new(path, path, "There is no such file or folder.");
            else
                foreach (var file in InFolder(path, path))
                    yield return file;
        }
    }

    private static IEnumerable<MailFile> InFolder(string root, string folder)
    {
        FileSystemInfo[] entries = [];
        MailFile? unread = null;
        try
        {
            entries = new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unread = new(folder, NameIn(root, folder), e.Message);
        }
        if (unread is not null)
            yield return unread;
        foreach (var entry in entries.OrderBy(x => x.Name, StringComparer.Ordinal))
        {
            if (entry is FileInfo)
                yield return new(entry.FullName, NameIn(root, entry.FullName));
            else if (entry.LinkTarget is null)
                foreach (var file in InFolder(root, entry.FullName))
                    yield return file;
        }
    }

    private static string NameIn(string root, string path) =>
        System.IO.Path.GetRelativePath(root, path).Replace(System.IO.Path.DirectorySeparatorChar, '/');
}

namespace ServiceDesk.Mail.Tests.Mime;

/// <summary>The public sample mails, which lie in <c>shared/mails</c> beside the repository.</summary>
internal static class SampleMails
{
    public static string Folder { get; } = Find();

    public static IReadOnlyList<string> AllFiles() =>
        [.. Directory.EnumerateFiles(Folder, "*.eml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "mails");
            if (Directory.Exists(candidate))
                return candidate;
        }
        throw new DirectoryNotFoundException(
            $"No folder shared/mails was found in any folder above {AppContext.BaseDirectory}. It holds the sample mails that these tests read; put it beside the repository.");
    }
}

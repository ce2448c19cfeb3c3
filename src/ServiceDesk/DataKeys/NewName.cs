using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ServiceDesk.DataKeys;

/// <summary>
/// Gives a finished file a name that nobody else has given: of several who try at once, one does. On Unix <see cref="File.Move(string, string)"/>
/// looks first and renames then, and a file that came between is lost; a link is made or refused in one step (POSIX, link).
/// </summary>
internal static class NewName
{
    // EEXIST of Linux, macOS and the BSDs.
    private const int IsThere = 17;

    /// <summary>When the name is another file's by now, that one keeps it; <paramref name="file"/> may stay where it is besides.</summary>
    /// <exception cref="IOException">The folder takes no such file.</exception>
    public static void Give(string file, string name)
    {
        if (OperatingSystem.IsWindows())
            MoveOnWindows(file, name);
        else if (Link(file, name) != 0 && Marshal.GetLastPInvokeError() is not IsThere and var error)
            throw new IOException(new Win32Exception(error).Message);
    }

    private static void MoveOnWindows(string file, string name)
    {
        try
        {
            File.Move(file, name, overwrite: false);
        }
        catch (IOException) when (File.Exists(name))
        {
            // Somebody was quicker.
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}

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

    /// <returns>False when the name is another file's; that one stays as it is.</returns>
    /// <exception cref="IOException">The folder takes no such file; <paramref name="file"/> stays where it is.</exception>
    public static bool Give(string file, string name)
    {
        if (OperatingSystem.IsWindows())
            return MoveOnWindows(file, name);
        if (Link(file, name) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error == IsThere ? false : throw new IOException(new Win32Exception(error).Message);
    }

    private static bool MoveOnWindows(string file, string name)
    {
        try
        {
            File.Move(file, name, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(name))
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}

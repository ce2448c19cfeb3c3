namespace ServiceDesk.Web.Commands;

/// <summary>A path as the shell meant it: 'dotnet run' starts a web project in the project's own folder, and PWD still names the shell's.</summary>
internal static class ShellPath
{
    public static string Of(string path) =>
        Path.Exists(path) || Environment.GetEnvironmentVariable("PWD") is not { Length: > 0 } shell || !Path.Exists(Path.Combine(shell, path))
            ? path
            : Path.Combine(shell, path);
}

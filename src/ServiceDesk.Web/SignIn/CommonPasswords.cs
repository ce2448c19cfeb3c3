using System.Collections.Frozen;
using System.Text.Json;

namespace ServiceDesk.Web.SignIn;

/// <summary>Some fifty thousand passwords that leaks have shown to be used often: a package's list, built in from npm, in lower case.</summary>
public sealed class CommonPasswords
{
    private readonly Lazy<FrozenSet<string>> passwords = new(Read);

    public bool Contains(string folded) => passwords.Value.Contains(folded);

    private static FrozenSet<string> Read()
    {
        using var list = typeof(CommonPasswords).Assembly.GetManifestResourceStream("passwords.json")
            ?? throw new InvalidOperationException("The list of common passwords is not built in; build the project anew.");
        return JsonSerializer.Deserialize<string[]>(list)!.ToFrozenSet(StringComparer.Ordinal);
    }
}

using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;

namespace ServiceDesk.DataKeys;

/// <summary>Compares the key file with the keys in the database, so that a wrong or a lost file is noticed before anything is done with it.</summary>
public sealed class DataKeyCheck(KeyFile file, IServiceScopeFactory scopes)
{
    /// <summary>The key for what is encrypted from now on.</summary>
    /// <exception cref="SettingException">Keys in the database were encrypted by another file.</exception>
    public byte[] KeyForNew()
    {
        var prints = Prints();
        if (Fits(prints))
            return file.FindOrMake();
        var expected = string.Join(" and ", prints);
        if (file.Find() is not { } key)
            throw new SettingException(KeyFile.Setting,
                $"is not set, and {file.Path} is not there, by which the keys in the database were encrypted (its print: {expected}); bring the file back from where its copy is kept, or from another node. Only if it is lost for good, begin with new keys by the verb 'keys renew'");
        throw new SettingException(KeyFile.Setting,
            $"leads to '{file.Path}', whose print is {KeyFile.PrintOf(key)}; the keys in the database were encrypted by the file with the print {expected}. All nodes need the same file: copy it from a node that runs, or from where its copy is kept");
    }

    /// <summary>Whether this installation's file opens all keys in the database.</summary>
    /// <exception cref="SettingException">The file that the setting names is not there or holds no key.</exception>
    public bool Fits() => Fits(Prints());

    private bool Fits(HashSet<string?> prints) => prints.Count == 0 || (file.Find() is { } key && prints.SetEquals([KeyFile.PrintOf(key)]));

    private HashSet<string?> Prints()
    {
        using var scope = scopes.CreateScope();
        var keys = scope.ServiceProvider.GetRequiredService<DeskDb>().Set<DataKey>().AsNoTracking().Select(x => x.Xml).ToList();
        return [.. keys.SelectMany(x => XElement.Parse(x).Descendants(KeyEncryptor.Element)).Select(x => x.Attribute(KeyEncryptor.Print)?.Value)];
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.SignIn;

/// <summary>
/// Refuses passwords that somebody would guess: those that many have, with digits around them or letters replaced, those made of
/// what everybody knows of the person and the desk, and those without variety. Length is Identity's own rule.
/// </summary>
public sealed class PasswordRule(CommonPasswords common, DeskDb db, IStringLocalizer<Texts> L) : IPasswordValidator<Account>
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "qwertzuiop", "1234567890"];
    private static readonly string[] Product = ["servicedesk", "helpdesk", "service", "desk", "support", "ticket"];

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var folded = (password ?? "").ToLowerInvariant();
        if (IsCommon(folded))
            return Refusal(nameof(IsCommon), L["Many people have this password, or one that differs little: it is among the first that somebody tries. Take several words of your own."]);
        if (HasLittleVariety(folded))
            return Refusal(nameof(HasLittleVariety), L["This password repeats itself or follows the alphabet or the keyboard. Take several words of your own."]);
        return IsMadeOf(await KnownWordsAsync(user), folded)
            ? Refusal(nameof(IsMadeOf), L["This password is made of your name, your address or the name of the desk. Take several words of your own."])
            : IdentityResult.Success;
    }

    /// <param name="folded">In lower case.</param>
    public bool IsCommon(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var stem = folded.Trim([.. folded.Where(x => !char.IsLetter(x)).Distinct()]);
        return common.Contains(folded) || (stem.Length > 3 && (common.Contains(stem) || common.Contains(Plain(stem)))) || common.Contains(Plain(folded));
    }

    /// <param name="folded">In lower case.</param>
    public static bool HasLittleVariety(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        if (folded.Distinct().Count() < 5)
            return true;
        for (var unit = 1; unit <= folded.Length / 2; unit++)
            if (Enumerable.Range(unit, folded.Length - unit).All(i => folded[i] == folded[i - unit]))
                return true;
        var expected = folded.Zip(folded.Skip(1)).Count(x => Math.Abs(x.First - x.Second) <= 1 || Rows.Any(row => AreNeighbours(row, x.First, x.Second)));
        return expected >= (folded.Length - 1) * 0.7;
    }

    /// <param name="words">What everybody knows, in lower case.</param>
    /// <param name="folded">In lower case.</param>
    public static bool IsMadeOf(IEnumerable<string> words, string folded)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(folded);
        var left = words.Where(x => x.Length >= 4).OrderByDescending(x => x.Length).Aggregate(folded, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        return left.Length < folded.Length && left.Count(char.IsLetter) < 6;
    }

    private async Task<IEnumerable<string>> KnownWordsAsync(Account user)
    {
        var name = await db.People.Where(x => x.Id == user.PersonId).Select(x => x.Name).SingleOrDefaultAsync();
        var desk = db.Tenant.Info;
        return $"{name} {user.Email} {desk.Name} {desk.Slug}".ToLowerInvariant().Split([' ', '@', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Concat(Product).Distinct();
    }

    private static bool AreNeighbours(string row, char one, char other) =>
        row.IndexOf(one, StringComparison.Ordinal) is >= 0 and var i && row.IndexOf(other, StringComparison.Ordinal) is >= 0 and var j && Math.Abs(i - j) == 1;

    // As people write letters by digits and signs.
    private static string Plain(string text) =>
        text.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't').Replace('@', 'a').Replace('$', 's').Replace('!', 'i');

    private static IdentityResult Refusal(string code, string words) => IdentityResult.Failed(new IdentityError { Code = code, Description = words });
}

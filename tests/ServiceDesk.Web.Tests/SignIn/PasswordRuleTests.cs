using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Tests.SignIn;

public sealed class PasswordRuleTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory]
    [InlineData("elevenchars", "PasswordTooShort")]
    [InlineData("motherfucker", nameof(PasswordRule.IsCommon))]
    [InlineData("Password123456", nameof(PasswordRule.IsCommon))]
    [InlineData("P@ssw0rd!2026!", nameof(PasswordRule.IsCommon))]
    [InlineData("1234!dragon!1234", nameof(PasswordRule.IsCommon))]
    [InlineData("aaaaaaaaaaaaaaaa", nameof(PasswordRule.HasLittleVariety))]
    [InlineData("ladderladderladder", nameof(PasswordRule.HasLittleVariety))]
    [InlineData("abcdefghijklmnop", nameof(PasswordRule.HasLittleVariety))]
    [InlineData("poiuytrewqlkjhgfdsa", nameof(PasswordRule.HasLittleVariety))]
    [InlineData("alan-agent-2026", nameof(PasswordRule.IsMadeOf))]
    [InlineData("Alpha-Helpdesk-1", nameof(PasswordRule.IsMadeOf))]
    [InlineData("correct horse battery", null)]
    [InlineData("alpha particles decay", null)]
    [InlineData("demo-password", null)]
    [InlineData("сорок тысяч обезьян", null)]
    public async Task A_password_that_somebody_would_guess_is_refused(string password, string? code)
    {
        var desk = await desks.OnAsync();
        var codes = await desk.InAsync(desk.Alpha, async scope =>
        {
            var accounts = scope.GetRequiredService<UserManager<Account>>();
            var account = await scope.GetRequiredService<DeskDb>().Accounts.SingleAsync(x => x.PersonId == desk.Alpha.Agent.Id);
            var found = new List<string>();
            foreach (var validator in accounts.PasswordValidators)
                found.AddRange((await validator.ValidateAsync(accounts, account, password)).Errors.Select(x => x.Code));
            return found;
        });
        Assert.Equal(code is null ? [] : [code], codes);
    }
}

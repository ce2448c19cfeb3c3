using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.Profile.Confirmation;

public sealed class ConfirmationControllerTests
{
    [Fact]
    public async Task Ten_minutes_after_signing_in_the_password_is_asked_for_again_before_ways_in_are_changed()
    {
        var time = new ShiftedTime();
        await using var desk = await WebDesk.StartAsync(configure: services => services.AddSingleton<TimeProvider>(time));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.True((await browser.GetAsync("profile/tokens")).Has(".settings-form"));
        var form = await browser.GetAsync("profile/tokens");
        time.Shift = TimeSpan.FromMinutes(11);
        Assert.False((await browser.GetAsync("profile/tokens")).Has(".settings-form"));
        Assert.False((await browser.GetAsync("profile")).Has("form.profile-passkey"));
        var refused = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Name"] = "Program" });
        Assert.Equal("/alpha/profile/confirmation?backTo=profile%2Ftokens", refused.Location);
        foreach (var path in (string[])["profile/authenticator", "profile/authenticator/removal", "profile/passkeys", "profile/passkeys/removal", "profile/passkeys/options"])
            Assert.StartsWith("/alpha/profile/confirmation", (await browser.PostAsync(path, form, [])).Location, StringComparison.Ordinal);
        Assert.Equal(0, await desk.ReadAsync(desk.Alpha, db => db.Set<ApiToken>().CountAsync()));

        var asked = await browser.FollowAsync(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(asked, ".settings-form", new() { ["Form.Password"] = "wrong wrong wrong" })).Status);
        Assert.Equal("/alpha/profile/tokens", (await browser.SubmitAsync(asked, ".settings-form", new() { ["Form.Password"] = WebDesk.Password })).Location);
        await browser.SubmitAsync(await browser.GetAsync("profile/tokens"), ".settings-form", new() { ["Form.Name"] = "Program" });
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.Set<ApiToken>().CountAsync()));
        var news = await desk.ReadAsync(desk.Alpha, db => db.Outbox.SingleAsync(x => x.Kind == OutboxKind.AccountChange));
        Assert.Equal((desk.Alpha.Agent.Id, nameof(AccountChange.TokenMade)), (news.PersonId, news.Text));
    }

    [Theory]
    [InlineData("https://evil.test/")]
    [InlineData("//evil.test")]
    [InlineData("../staff")]
    public async Task It_leads_back_to_pages_of_the_profile_alone(string backTo)
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"profile/confirmation?backTo={Uri.EscapeDataString(backTo)}");
        Assert.Equal("/alpha/profile", (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Password"] = WebDesk.Password })).Location);
    }

    [Fact]
    public async Task Without_password_and_passkey_one_signs_in_again()
    {
        var time = new ShiftedTime();
        await using var desk = await WebDesk.StartAsync(configure: services => services.AddSingleton<TimeProvider>(time));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.Accounts.SingleAsync(x => x.PersonId == desk.Alpha.Requester.Id)).PasswordHash = null;
            await db.SaveChangesAsync();
        });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("profile/password")).Status);
        time.Shift = TimeSpan.FromMinutes(11);
        var sent = await browser.GetAsync("profile/password");
        Assert.Equal("/alpha/profile/confirmation?backTo=profile/password", sent.Location);
        Assert.False((await browser.FollowAsync(sent)).Has(".settings-form"));
        Assert.Equal("/alpha/profile/confirmation?backTo=profile/password", (await browser.PostAsync("profile/password", await browser.FollowAsync(sent), new() { ["Form.Password"] = "three fine words" })).Location);
    }

    /// <summary>The clock of the machine, set forward.</summary>
    private sealed class ShiftedTime : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tests.People;

public sealed class TellOfAccountChangeTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory]
    [InlineData(null, AccountChange.Password, "How you sign in was changed")]
    [InlineData("en", AccountChange.PasskeyAdded, "How you sign in was changed")]
    [InlineData("fr", AccountChange.PasskeyRemoved, "Votre façon de vous connecter a changé")]
    [InlineData("de", AccountChange.AuthenticatorAdded, "Ihre Anmeldung wurde geändert")]
    [InlineData("he", AccountChange.AuthenticatorRemoved, "אופן ההתחברות שלך השתנה")]
    [InlineData("en", AccountChange.TokenMade, "How you sign in was changed")]
    public async Task A_change_is_mailed_in_the_persons_language_with_the_way_to_the_profile(string? language, AccountChange change, string subject)
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await desk.InAsync(desk.Beta, async scope =>
        {
            var person = await scope.GetRequiredService<DeskDb>().People.SingleAsync(x => x.Id == desk.BetaAdministrator);
            person.Language = language;
            await scope.GetRequiredService<TellOfAccountChange>().RunAsync(person, change, scope.GetRequiredService<UtcClock>().UtcNow, default);
        });
        var mail = Assert.Single(await desk.DeliverAsync(desk.Beta));
        Assert.Equal(subject, mail.Subject);
        Assert.Contains($"{AddressSettings.DefaultPublicUrl}/beta/profile", desk.Transport.LastTo((await AddressAsync(desk))!).TextBody, StringComparison.Ordinal);
    }

    private static Task<string> AddressAsync(ServiceDesk.Testing.TestDesk desk) =>
        desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().People.Where(x => x.Id == desk.BetaAdministrator).Select(x => x.Address).SingleAsync());
}

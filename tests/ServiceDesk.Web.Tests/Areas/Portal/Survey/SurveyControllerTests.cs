using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.Surveys;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Portal.Survey;

public sealed class SurveyControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task LookingCountsNothing_HoweverOften(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, token) = await AskedDesk.AskAsync(desk, desk.Alpha);
        using var scanner = await desk.BrowserAsync(desk.Alpha);
        for (var i = 0; i < 20; i++)
        {
            var address = $"survey/{token}?rating={1 + i % 5}";
            Assert.Equal(HttpStatusCode.OK, (await scanner.GetAsync(address)).Status);
            Assert.True((int)(await scanner.SendAsync(new(HttpMethod.Head, scanner.Absolute(address)))).Status < 500);
        }
        var survey = await AskedDesk.ReadAsync(desk, desk.Alpha, ticket);
        Assert.Equal((null, null, null), (survey.Rating, survey.AnsweredAt, survey.UnresolvedAt));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnIcon_IsChosenAlready_AndItsFormCounts(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, token) = await AskedDesk.AskAsync(desk, desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await browser.GetAsync($"survey/{token}?rating=2");
        Assert.Equal("2", page.Required("input[type=radio][checked]").GetAttribute("value"));
        Assert.True(page.Has("form.survey[data-send-at-once=true]"));
        Assert.Equal("no-referrer", page.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain("You can change", page.Body, StringComparison.Ordinal);

        var sent = await browser.SubmitAsync(page, "form.survey");
        Assert.Equal((HttpStatusCode.Redirect, $"/alpha/survey/{token}"), (sent.Status, sent.Location));
        var thanks = await browser.FollowAsync(sent);
        Assert.Equal("Thank you for your answer.", thanks.TextOf(".notice"));
        Assert.False(thanks.Has("[data-send-at-once=true]"));
        Assert.Contains("You can change your answer until", thanks.Body, StringComparison.Ordinal);

        await browser.SubmitAsync(thanks, "form.survey", new() { ["Form.Rating"] = "5", ["Form.Comment"] = "It works." });
        var survey = await AskedDesk.ReadAsync(desk, desk.Alpha, ticket);
        Assert.Equal((5, "It works."), (survey.Rating, survey.Comment));
        // The mail's icon of what counts already sends nothing.
        Assert.False((await browser.GetAsync($"survey/{token}?rating=5")).Has("[data-send-at-once=true]"));

        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var shown = await staff.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal("Very good (5 of 5)", shown.TextOf(".survey-given").Trim());
        Assert.EndsWith("#mood-happy", shown.Required(".survey-given use").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("It works.", shown.TextOf(".survey-comment"));
        Assert.Contains("changed the rating from 2/5 to 5/5", shown.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotResolved_OpensTheRequest()
    {
        var desk = await desks.OnAsync();
        var (ticket, token) = await AskedDesk.AskAsync(desk, desk.Alpha, icons: 3);
        using var browser = await desk.BrowserAsync(desk.Alpha, language: "fr");
        var page = await browser.GetAsync($"survey/{token}");
        Assert.Equal("Qu’avez-vous pensé de notre travail ?", page.TextOf("h1"));
        Assert.Equal(3, page.Document.QuerySelectorAll("input[type=radio]").Length);
        var again = await browser.SubmitAsync(page, "form.survey");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choisissez une icône ou écrivez quelque chose."), (again.Status, again.TextOf(".field-error")));
        var thanks = await browser.FollowAsync(await browser.SubmitAsync(page, "form.survey", new() { ["Form.Comment"] = "Toujours pas." }, "button[value=true]"));
        Assert.Equal("Votre demande est de nouveau ouverte.", thanks.TextOf(".notice"));
        var now = await desk.ReadAsync(desk.Alpha, db => db.Tickets.AsNoTracking().Include(x => x.Messages).SingleAsync(x => x.Id == ticket.Id));
        Assert.Equal((Phase.Working, "Toujours pas."), (now.Phase, now.Messages.MaxBy(x => x.Id)!.Text));
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal("Not resolved", (await staff.GetAsync($"staff/tickets/{ticket.Number}")).TextOf(".survey-card .survey-given"));
    }

    [Fact]
    public async Task Forged_foreign_old_and_spam_links_are_not_found_and_count_nothing()
    {
        var desk = await desks.OnAsync();
        var (ticket, token) = await AskedDesk.AskAsync(desk, desk.Alpha);
        var (_, foreign) = await AskedDesk.AskAsync(desk, desk.Beta);
        var (old, oldToken) = await AskedDesk.AskAsync(desk, desk.Alpha);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var row = await db.SurveyAnswers.SingleAsync(x => x.TicketId == old.Id);
            db.Entry(row).Property(x => x.AskedAt).CurrentValue = row.AskedAt.AddDays(-31);
            await db.SaveChangesAsync();
        });
        var (spam, spamToken) = await AskedDesk.AskAsync(desk, desk.Alpha);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<MarkSpam>().RunAsync(
            new Act(desk.Alpha.Info.Id, desk.Alpha.Agent.Id, StaffRole.Agent, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) { Rights = Rights.All }, spam.Number, SpamBlock.Nobody, default));

        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await browser.GetAsync($"survey/{token}?rating=1");
        var id = token.Split('-')[0];
        foreach (var wrong in (string[])[id, $"{id}-", token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), token.ToUpperInvariant(), foreign, oldToken, spamToken, TicketLinks.Issue(desk.Alpha.Info, ticket.Number, ticket.RequesterId)])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"survey/{wrong}?rating=1")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"survey/{wrong}", page, new() { ["Form.Rating"] = "1" })).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"survey/{token}", page, new() { ["Form.Rating"] = "6" })).Status);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.SurveyAnswers.AnyAsync(x => x.Rating == 1 || x.Rating == 6)));
    }
}

using Microsoft.Playwright;
using ServiceDesk.Web.SignIn;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.SignIn;

/// <summary>What scripts add to the field in which people choose a password.</summary>
public sealed class PasswordFieldTests(Chromium chromium)
{
    [Fact]
    public async Task TheButton_ShowsWhatIsTyped_AndTheFieldIsHiddenAgainBeforeTheFormLeaves()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { Locale = "en-GB" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(desk.Url("sign-in"));
        var field = page.Locator("#Form_Password");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Show the password" });
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(button).ToHaveAttributeAsync("aria-controls", "Form_Password");
        await field.FillAsync("what I type");
        await Expect(field).ToHaveAttributeAsync("type", "password");

        await field.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(button).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(field).ToHaveAttributeAsync("type", "text");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(field).ToHaveValueAsync("what I type");
        await button.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("type", "password");

        await button.ClickAsync();
        var typeAtTheEnd = await page.EvaluateAsync<string>(
            """
            () => {
              const field = document.getElementById('Form_Password');
              field.form.addEventListener('submit', (e) => e.preventDefault(), { capture: true });
              field.form.requestSubmit();
              return field.type;
            }
            """);
        Assert.Equal("password", typeAtTheEnd);
    }

    [Theory]
    [InlineData("en", "Too short: at least twelve characters.", "Easy to guess: take several words of your own.", "Long enough. More words make it stronger.", "Strong, unless you use it elsewhere too.")]
    [InlineData("he", "קצרה מדי: לפחות שנים־עשר תווים.", "קל לניחוש: כדאי לבחור כמה מילים משלך.", "ארוכה מספיק. מילים נוספות יחזקו אותה.", "חזקה, אלא אם היא משמשת אותך גם במקום אחר.")]
    public async Task TheMeter_SaysInWordsHowHardAPasswordIsToGuess(string language, string tooShort, string easy, string fair, string strong)
    {
        await using var desk = await BrowserDesk.StartAsync();
        await using var context = await desk.VisitAsync(chromium.Browser, desk.Agent, new() { Locale = language });
        var page = await context.NewPageAsync();
        await page.GotoAsync(desk.Url("profile/password"));
        var (field, note, words) = (page.Locator("#Form_Password"), page.Locator(".password-strength"), page.Locator(".password-strength [role=status]"));
        await Expect(note).ToBeHiddenAsync();
        await Expect(words).ToHaveAttributeAsync("aria-live", "polite");
        await Expect(field).ToHaveAttributeAsync("aria-describedby", new System.Text.RegularExpressions.Regex("password-strength-words"));
        foreach (var (password, expected, value) in ((string, string, string)[])
            [
                ("short", tooShort, "1"), ("abcdefghijkl", easy, "2"), ("qwertzuiopqwertzuiop", easy, "2"), (desk.Agent.Address, easy, "2"),
                ("tangerine-9x", fair, "3"), ("a lantern over the harbour", strong, "4"),
            ])
        {
            await field.FillAsync(password);
            await Expect(words).ToHaveTextAsync(expected);
            await Expect(note.Locator("meter")).ToHaveJSPropertyAsync("value", int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        }
        await field.FillAsync("");
        await Expect(note).ToBeHiddenAsync();
    }

    /// <summary>The rule stands in two languages: what the browser calls weak for its variety is what the desk refuses for it.</summary>
    [Fact]
    public async Task TheMeter_AndTheRule_AgreeOnVariety()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await using var context = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await context.NewPageAsync();
        await page.GotoAsync(desk.Url("profile/password"));
        string[] passwords =
        [
            "aaaaaaaaaaaaaaaa", "abcabcabcabcabc", "abcdefghijklmnop", "ponmlkjihgfedcba", "qwertyuiopasdf", "azertyuiop12345", "qwertzuiopqwertzuiop", "1234567890123", "zxcvbnmzxcvbnm1",
            "tangerine-9x", "a lantern over the harbour", "qwerty lantern harbour", "ab12cd34ef56gh", "xkcdxkcdxkcdy", "mnbvcxz lkjhgf", "ééééèèèèêêêê", "שלום לך עולם יפה", "aabbccddeeff", "q1w2e3r4t5y6u7",
        ];
        var weak = await page.Locator("[data-strength]").EvaluateAsync<string[]>(
            """
            (note, all) => {
              const field = document.getElementById(note.dataset.strength);
              return all.filter((password) => {
                field.value = password;
                field.dispatchEvent(new Event('input'));
                return note.dataset.level === 'weak';
              });
            }
            """,
            passwords);
        Assert.Equal(passwords.Where(x => PasswordRule.HasLittleVariety(x)), weak);
    }
}

using ServiceDesk.Testing.Fuzz;

namespace ServiceDesk.Mail.Tests.Inspection;

/// <summary>A short run of the fuzzer, always over the same mails; <c>ServiceDesk.Benchmarks fuzz</c> makes long ones.</summary>
public class FuzzTests
{
    private const int Seed = 20250106;
    private const int Mails = 2000;

    [Fact]
    public void DamagedMails_AreRead_AndKeepWhatMustBeTrue()
    {
        var mutator = new MailMutator(Seed);
        var check = new MailCheck(TimeSpan.FromSeconds(2), parsedEvery: 100);
        for (var number = 0; number < Mails; number++)
        {
            var mail = mutator.Create(number).ToArray();
            check.Check(mail, out var fault);
            Assert.True(fault is null, $"Mail {number} of seed {Seed}: {fault?.Kind}: {fault?.Detail}");
        }
    }

    [Fact]
    public void UndamagedMails_AreReadWithoutFault()
    {
        var check = new MailCheck(TimeSpan.FromSeconds(2), parsedEvery: 10);
        Assert.InRange(SeedMails.All.Average(mail => mail.Length), 4096, 20_000);
        foreach (var mail in SeedMails.All)
        {
            Assert.NotEqual(0, check.Check(mail, out var fault) ?? 0);
            Assert.True(fault is null, $"{fault?.Kind}: {fault?.Detail}\n{System.Text.Encoding.Latin1.GetString(mail)}");
        }
    }

    [Fact]
    public void A_mail_of_a_number_is_always_the_same()
    {
        var (one, other) = (new MailMutator(Seed), new MailMutator(Seed));
        other.Create(3);
        Assert.Equal(one.Create(77).ToArray(), other.Create(77).ToArray());
        Assert.NotEqual(one.Create(77).ToArray(), new MailMutator(Seed + 1).Create(77).ToArray());
    }

    [Theory]
    [InlineData("<p>x</p>", true)]
    [InlineData("<p onclick=\"x\">x</p>", false)]
    [InlineData("<script>x</script>", false)]
    [InlineData("<a href=\"javascript:x\">x</a>", false)]
    [InlineData("<img src=\"https://x.example/\">", false)]
    [InlineData("<p style=\"background: url(x)\">x</p>", false)]
    [InlineData("<style>p { position: fixed }</style>", false)]
    [InlineData("<p title=x>x</p>", false)]
    public void The_check_of_markup_sees_what_is_unsafe(string html, bool safe) =>
        Assert.Equal(safe, SafeMarkup.Fault(html) is null);
}

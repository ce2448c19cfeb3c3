using ServiceDesk.People;
using ServiceDesk.Watching;

namespace ServiceDesk.Tests.Watching;

public sealed class MentionsTests
{
    private static readonly Person[] Staff =
    [
        Named("Kim Larsen", "kim.larsen@alpha.test"), Named("Ana Silva", "asilva@alpha.test"), Named("Ana Costa", "acosta@alpha.test"), Named("Élodie d’Or", "elodie@alpha.test"),
        Named("Bo", "bo@alpha.test"),
    ];

    private static Person Named(string name, string address) => new() { TenantId = 1, Name = name, Address = address, CreatedAt = DateTime.UnixEpoch };

    [Theory]
    [InlineData("Please look, @Kim Larsen.", "Kim Larsen")]
    [InlineData("@kim: and @kim.larsen too", "Kim Larsen")]
    [InlineData("@KIM LARSEN and (@bo)", "Kim Larsen, Bo")]
    [InlineData("@Kim\u00a0Larsen", "Kim Larsen")]
    [InlineData("@Ana is two people", "")]
    [InlineData("@Ana Costa is one, @asilva the other", "Ana Costa, Ana Silva")]
    [InlineData("@élodie d’or, @bo.", "Élodie d’Or, Bo")]
    [InlineData("write to help@bo.example or x@kim", "")]
    [InlineData("@Kimberly, @bob, @bo_2, @bo-bo, @bo.test, @", "")]
    [InlineData("nobody", "")]
    public void Names_are_found(string text, string found) =>
        Assert.Equal(found, string.Join(", ", Mentions.In(text, Staff).Select(x => x.Name)));

    [Fact]
    public void What_is_written_means_one_person()
    {
        Person[] twins = [Named("Jo Doe", "jo.one@alpha.test"), Named("Jo Doe", "jo.two@alpha.test"), Named("Al", "al@alpha.test")];
        var written = Mentions.WrittenFor(twins);
        Assert.Equal(["jo.one", "jo.two", "Al"], written);
        for (var i = 0; i < twins.Length; i++)
            Assert.Same(twins[i], Assert.Single(Mentions.In($"@{written[i]} look", twins)));
    }
}

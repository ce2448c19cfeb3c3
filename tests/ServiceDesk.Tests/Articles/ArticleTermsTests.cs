using ServiceDesk.Articles;

namespace ServiceDesk.Tests.Articles;

public sealed class ArticleTermsTests
{
    [Theory]
    [InlineData("Printers", "printer")]
    [InlineData("Imprimantes", "imprimante")]
    [InlineData("BOXES", "box")]
    [InlineData("boxes", "bo x")]
    [InlineData("Éléments", "element")]
    [InlineData("classes", "class")]
    public void FormsOfAWord_AreOneTerm(string one, string other)
    {
        if (other.Contains(' ', StringComparison.Ordinal))
            Assert.NotEqual(ArticleTerms.Asked(other, 9), ArticleTerms.Asked(one, 9));
        else
            Assert.Equal(ArticleTerms.Asked(other, 9), ArticleTerms.Asked(one, 9));
    }

    [Fact]
    public void TheTitleWeighsMore_AndRepetitionCountsUpToFive()
    {
        var terms = ArticleTerms.Of("Printer smokes", string.Join(' ', Enumerable.Repeat("toner", 40)) + " printer a").ToDictionary(x => x.Term, x => x.Weight);
        Assert.Equal((6, 5, 5), (terms["printer"], terms["smoke"], terms["toner"]));
        Assert.DoesNotContain("a", terms.Keys);
    }

    [Fact]
    public void LongWordsAndLongTexts_AreCut()
    {
        var text = string.Join(' ', Enumerable.Range(0, 5000).Select(x => $"word{x}"));
        Assert.Equal(400, ArticleTerms.Of(new string('y', 100), text).Count);
        Assert.All(ArticleTerms.Of(new string('y', 100), ""), x => Assert.Equal(ArticleTerm.TermLength, x.Term.Length));
    }

    [Fact]
    public void RareWords_RankAbove_CommonOnes()
    {
        ArticleMatch[] matches = [new(1, "printer", 5), new(2, "printer", 5), new(3, "printer", 5), new(3, "smoke", 3), new(2, "the", 5), new(1, "the", 5)];
        Assert.Equal([3, 1, 2], ArticleRanking.Of(matches, ["the", "printer", "smoke"], least: 2));
        Assert.Equal([], ArticleRanking.Of(matches, ["the", "printer", "smoke"], least: 3));
    }
}

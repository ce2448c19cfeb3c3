using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Tests.Templates.Xslt;

/// <summary>What a worker does, in this process; what ends a process is tested with processes.</summary>
public sealed class XsltRunTests
{
    private readonly XsltRun run = new();

    [Fact]
    public void Stylesheet_IsCompiledOnce_AndFoundByItsHash()
    {
        var sheet = Sheet("""<xsl:template match="/"><xsl:value-of select="a/@b"/></xsl:template>""");
        Assert.Equal(WorkerStatus.Unknown, run.Answer(new("1", null, "<a/>", 10)).Status);
        Assert.Equal((WorkerStatus.Done, "x"), Of(run.Answer(new("1", sheet, "<a b='x'/>", 10))));
        Assert.Equal((WorkerStatus.Done, "y"), Of(run.Answer(new("1", null, "<a b='y'/>", 10))));
    }

    [Fact]
    public void TooManyStylesheets_AreForgotten_ThoseInUseLast()
    {
        for (var i = 0; i <= CompiledStylesheets.Most; i++)
        {
            Assert.Equal(WorkerStatus.Done, run.Answer(new($"{i}", Sheet($"<!-- {i} -->"), null, 10)).Status);
            Assert.Equal(WorkerStatus.Done, run.Answer(new("0", null, null, 10)).Status);
        }
        Assert.Equal(WorkerStatus.Unknown, run.Answer(new("1", null, null, 10)).Status);
        Assert.Equal(WorkerStatus.Done, run.Answer(new("2", null, null, 10)).Status);
    }

    [Theory]
    [InlineData("<xsl:template match=\"/\">\n<xsl:value-of select=\"1 +\"/></xsl:template>", 2, "1 +")]
    [InlineData("<xsl:template match=\"/\">\n  <xsl:valueof select=\"1\"/></xsl:template>", 2, "valueof")]
    [InlineData("<xsl:template match=\"/\"><xsl:call-template name=\"nobody\"/></xsl:template>", 1, "nobody")]
    [InlineData("<xsl:template match=\"/\">\n<b>\n</xsl:template>", 3, "'b'")]
    [InlineData("\n<xsl:import href=\"http://127.0.0.1:1/a.xsl\"/>", 2, "xsl:import is not allowed")]
    [InlineData("\n<xsl:include href=\"/etc/passwd\"/>", 2, "xsl:include is not allowed")]
    [InlineData("\n\n<msxsl:script xmlns:msxsl=\"urn:schemas-microsoft-com:xslt\" language=\"C#\" implements-prefix=\"msxsl\">public int A() { return 1; }</msxsl:script>", 3, "msxsl:script is not allowed")]
    [InlineData("<xsl:template match=\"/\">\n<xsl:copy-of select=\"document ('/etc/passwd')\"/></xsl:template>", 2, "document() is not allowed")]
    [InlineData("<xsl:template match=\"/\"><xsl:value-of select=\"nosuch()\"/></xsl:template>", 1, "nosuch")]
    public void WhatCannotBeUsed_IsRefused_WithItsLine(string templates, int line, string why)
    {
        var answer = run.Answer(new("1", Sheet(templates), "<a/>", 10));
        Assert.Equal(WorkerStatus.Uncompiled, answer.Status);
        Assert.Contains(why, answer.Text, StringComparison.Ordinal);
        Assert.Equal(line, answer.Line);
        Assert.True(answer.Column > 0);
    }

    [Theory]
    [InlineData("<!DOCTYPE xsl:stylesheet [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "DTD is prohibited")]
    [InlineData("no xml", "Data at the root level is invalid")]
    public void WhatIsNoXml_OrHasADocumentType_IsRefused(string before, string why)
    {
        var answer = run.Answer(new("1", before + Sheet(""), "<a/>", 10));
        Assert.Equal(WorkerStatus.Uncompiled, answer.Status);
        Assert.Contains(why, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void DocumentsAskedForWhereNoRuleLooks_AreRefusedByTheEngine()
    {
        var answer = run.Answer(new("1", Sheet("""<xsl:template match="/"><a b="{document('/etc/hostname')}"/></xsl:template>"""), "<a/>", 1000));
        Assert.Equal(WorkerStatus.Failed, answer.Status);
        Assert.Contains("document()", answer.Text, StringComparison.Ordinal);
        Assert.Equal((WorkerStatus.Done, "document()"), Of(run.Answer(new("2", Sheet("""<xsl:template match="/"><xsl:value-of select="'document()'"/></xsl:template>"""), "<a/>", 1000))));
    }

    [Fact]
    public void ElementsTooDeepInEachOther_AreRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<b>", 5000)) + string.Concat(Enumerable.Repeat("</b>", 5000));
        var answer = run.Answer(new("1", Sheet($"<xsl:template match=\"/\">{deep}</xsl:template>"), "<a/>", 10));
        Assert.Equal(WorkerStatus.Uncompiled, answer.Status);
        Assert.Contains("200 deep", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<xsl:template match="/"><xsl:message terminate="yes">Not so</xsl:message></xsl:template>""", "Not so")]
    [InlineData("""<xsl:template match="/"><xsl:element name="{local-name(/*)} 2"/></xsl:template>""", "hexadecimal value 0x20")]
    [InlineData("""<xsl:template match="/"><b><c/><xsl:attribute name="d">e</xsl:attribute></b></xsl:template>""", "Attribute")]
    public void ErrorsOfTheTransform_AreTold(string templates, string why)
    {
        var answer = run.Answer(new("1", Sheet(templates, "xml"), "<a/>", 1000));
        Assert.Equal(WorkerStatus.Failed, answer.Status);
        Assert.Contains(why, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_AreKept_TheFirstOnes_AndCut()
    {
        var answer = run.Answer(new("1", Sheet("""<xsl:template match="/"><xsl:for-each select="//b"><xsl:message><xsl:value-of select="."/></xsl:message></xsl:for-each></xsl:template>"""),
            $"<a>{string.Concat(Enumerable.Range(0, 30).Select(i => $"<b>{i}{new string('x', 1000)}</b>"))}</a>", 10));
        Assert.Equal(XsltRun.MostMessages, answer.Messages.Count);
        Assert.StartsWith("19x", answer.Messages[^1], StringComparison.Ordinal);
        Assert.Equal(XsltRun.MessageLength + 1, answer.Messages[0].Length);
        Assert.Equal(WorkerStatus.Done, answer.Status);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(4, true)]
    public void Output_MayBeAsLongAsSaid(int most, bool isTooLong) =>
        Assert.Equal(isTooLong ? WorkerStatus.TooLong : WorkerStatus.Done, run.Answer(new("1", Sheet("""<xsl:template match="/">12345</xsl:template>"""), "<a/>", most)).Status);

    [Fact]
    public void BuiltInExtensions_AreThere() => Assert.Equal((WorkerStatus.Done, "2"), Of(run.Answer(new("1", Sheet("""
        <xsl:template match="/"><xsl:variable name="v"><b/><b/></xsl:variable><xsl:value-of select="count(m:node-set($v)/b)" xmlns:m="urn:schemas-microsoft-com:xslt"/></xsl:template>
        """), "<a/>", 100))));

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    public void Frames_ComeBackAsTheyWere(string text)
    {
        using var stream = new MemoryStream();
        WorkerFrame.Write(stream, new WorkerAnswer(WorkerStatus.Failed, text, 3, 4) { Messages = ["é", ""], Took = TimeSpan.FromMilliseconds(5) }.Write);
        stream.Write(new WorkerRequest("hash", text, null, 7).ToFrame().Span);
        stream.Position = 0;
        var answer = WorkerAnswer.Of(WorkerFrame.Read(stream)!);
        Assert.Equal((WorkerStatus.Failed, text, 3, 4, TimeSpan.FromMilliseconds(5)), (answer.Status, answer.Text, answer.Line, answer.Column, answer.Took));
        Assert.Equal(["é", ""], answer.Messages);
        Assert.Equal(new WorkerRequest("hash", text, null, 7), WorkerRequest.Of(WorkerFrame.Read(stream)!));
        Assert.Null(WorkerFrame.Read(stream));
    }

    [Theory]
    [InlineData("FFFFFF7F")]
    [InlineData("00000000")]
    [InlineData("FFFFFFFF")]
    public void WhatIsNoFrame_IsRefused(string head) => Assert.Throws<InvalidDataException>(() => WorkerFrame.Read(new MemoryStream(Convert.FromHexString(head))));

    private static (WorkerStatus, string) Of(WorkerAnswer answer) => (answer.Status, answer.Text.Trim());

    private static string Sheet(string templates, string method = "text") =>
        $"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="{method}"/>{templates}</xsl:stylesheet>""";
}

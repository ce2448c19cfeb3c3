namespace ServiceDesk.Web.Tests.Templates.Xslt;

/// <summary>Stylesheets that people write, by mistake or on purpose.</summary>
internal static class Stylesheets
{
    public static string Number { get; } = Of("""<xsl:template match="/"><xsl:value-of select="ticket/@number"/></xsl:template>""");

    /// <summary>Something stands behind the call, so every call keeps its place on the stack.</summary>
    public static string CallsItself { get; } = Endless("", " ");

    /// <summary>Nothing stands behind the call: the compiler makes a loop of it.</summary>
    public static string Loops { get; } = Endless("", "");

    public static string Doubles { get; } = Of("""
        <xsl:template match="/"><xsl:call-template name="a"><xsl:with-param name="s" select="'xxxxxxxx'"/></xsl:call-template></xsl:template>
        <xsl:template name="a"><xsl:param name="s"/><xsl:call-template name="a"><xsl:with-param name="s" select="concat($s, $s)"/></xsl:call-template></xsl:template>
        """);

    /// <summary>A tree of two to the power of forty elements in a variable.</summary>
    public static string Branches { get; } = Of("""
        <xsl:template match="/"><xsl:variable name="v"><xsl:call-template name="a"><xsl:with-param name="n" select="40"/></xsl:call-template></xsl:variable><xsl:value-of select="$v"/></xsl:template>
        <xsl:template name="a"><xsl:param name="n"/><b/><xsl:if test="$n &gt; 0">
          <xsl:call-template name="a"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template><xsl:call-template name="a"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>
        """);

    public static string WritesOn { get; } = Endless("<xsl:text>And so on. </xsl:text>", "");

    /// <summary>Takes some tenths of a second and comes to an end.</summary>
    public static string Long { get; } = Of("""
        <xsl:template match="/"><xsl:call-template name="a"><xsl:with-param name="n" select="300000"/></xsl:call-template></xsl:template>
        <xsl:template name="a"><xsl:param name="n"/><xsl:choose><xsl:when test="$n &gt; 0"><xsl:call-template name="a"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:when>
          <xsl:otherwise>done</xsl:otherwise></xsl:choose></xsl:template>
        """);

    public static string Of(string templates) => $"""
        <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/>
        {templates}
        </xsl:stylesheet>
        """;

    private static string Endless(string before, string after) => Of($"""
        <xsl:template match="/"><xsl:call-template name="a"><xsl:with-param name="n" select="1"/></xsl:call-template></xsl:template>
        <xsl:template name="a"><xsl:param name="n"/>{before}<xsl:call-template name="a"><xsl:with-param name="n" select="$n + 1"/></xsl:call-template>{(after.Length > 0 ? "<xsl:text>x</xsl:text>" : "")}</xsl:template>
        """);
}

<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>

  <!-- The first line is the subject. Blank lines part paragraphs. Of two templates that match, the one of higher priority is taken. -->
  <xsl:template match="/ticket[@language = 'fr']" priority="2">
    <xsl:text>Subject: Votre demande </xsl:text><xsl:value-of select="@number"/> : <xsl:value-of select="status/@name"/>
    <xsl:text>

Bonjour </xsl:text><xsl:value-of select="requester/@name"/><xsl:text>,

votre demande « </xsl:text><xsl:value-of select="subject"/><xsl:text> » est maintenant : </xsl:text><xsl:value-of select="status/@name"/><xsl:text>.

</xsl:text>
    <xsl:if test="assignee"><xsl:value-of select="assignee/@name"/><xsl:text> s’en occupe.

</xsl:text></xsl:if>
    <xsl:value-of select="link"/>
  </xsl:template>

  <xsl:template match="/ticket">
    <xsl:text>Subject: Your request </xsl:text><xsl:value-of select="@number"/>: <xsl:value-of select="status/@name"/>
    <xsl:text>

Hello </xsl:text><xsl:value-of select="requester/@name"/><xsl:text>,

your request “</xsl:text><xsl:value-of select="subject"/><xsl:text>” is now: </xsl:text><xsl:value-of select="status/@name"/><xsl:text>.

</xsl:text>
    <xsl:if test="assignee"><xsl:value-of select="assignee/@name"/><xsl:text> works on it.

</xsl:text></xsl:if>
    <xsl:value-of select="link"/>
  </xsl:template>
</xsl:stylesheet>

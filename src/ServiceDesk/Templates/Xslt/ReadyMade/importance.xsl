<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>

  <!-- 1000 for each step of priority, one for each hour that the ticket is old (a week at most), 500 while nobody has answered,
       2000 for tickets tagged "vip". Where the requester has to answer, a tenth of it; a ticket that is done counts nothing. -->
  <xsl:template match="/ticket">
    <xsl:variable name="hours" select="floor(minutes/@created div 60)"/>
    <xsl:variable name="age">
      <xsl:choose>
        <xsl:when test="$hours &gt; 168">168</xsl:when>
        <xsl:otherwise><xsl:value-of select="$hours"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="sum" select="priority/@rank * 1000 + $age + 500 * not(times/@firstReply) + 2000 * boolean(tags/tag = 'vip')"/>
    <xsl:choose>
      <xsl:when test="status/@active = 'false'">0</xsl:when>
      <xsl:when test="status/@phase = 'waiting' or status/@phase = 'deferred'"><xsl:value-of select="round($sum div 10)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$sum"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>

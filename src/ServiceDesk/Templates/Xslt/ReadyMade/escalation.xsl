<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" omit-xml-declaration="yes"/>

  <!-- The other way to write a mail: <mail> with <subject> and <text>. -->
  <xsl:template match="/ticket">
    <mail>
      <subject>Overdue: #<xsl:value-of select="@number"/> (<xsl:value-of select="priority/@name"/>)</subject>
      <text>
        <xsl:value-of select="subject"/>

        Queue: <xsl:value-of select="queue/@name"/>
        Status: <xsl:value-of select="status/@name"/>
        Requester: <xsl:value-of select="requester/@name"/><xsl:if test="customer"> (<xsl:value-of select="customer/@name"/>)</xsl:if>
        Assigned to: <xsl:call-template name="assignee"/>
        Open for: <xsl:call-template name="duration"><xsl:with-param name="minutes" select="minutes/@created"/></xsl:call-template>
        Last words: <xsl:value-of select="substring(normalize-space(messages/message[@kind = 'public'][last()]/text), 1, 200)"/>
        <xsl:if test="event/@why">
        Why: <xsl:value-of select="event/@why"/></xsl:if>

        <xsl:text>

</xsl:text>
        <xsl:value-of select="link"/>
      </text>
    </mail>
  </xsl:template>

  <xsl:template name="assignee">
    <xsl:choose>
      <xsl:when test="assignee"><xsl:value-of select="assignee/@name"/></xsl:when>
      <xsl:when test="group">nobody in <xsl:value-of select="group/@name"/></xsl:when>
      <xsl:otherwise>nobody</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="duration">
    <xsl:param name="minutes"/>
    <xsl:choose>
      <xsl:when test="$minutes &gt;= 2880"><xsl:value-of select="floor($minutes div 1440)"/> days</xsl:when>
      <xsl:when test="$minutes &gt;= 120"><xsl:value-of select="floor($minutes div 60)"/> hours</xsl:when>
      <xsl:otherwise><xsl:value-of select="$minutes"/> minutes</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>

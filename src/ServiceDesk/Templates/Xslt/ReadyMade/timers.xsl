<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" omit-xml-declaration="yes"/>

  <!-- A first answer within an hour for the most urgent priority, within four for the next, else within a working day of eight hours;
       a solution within three times as long. Tickets that are done, or wait for the requester, have no timers. -->
  <xsl:template match="/ticket">
    <xsl:variable name="below" select="priority/@of - priority/@rank"/>
    <xsl:variable name="minutes" select="60 * ($below = 0) + 240 * ($below = 1) + 480 * ($below &gt; 1)"/>
    <timers>
      <xsl:if test="status/@phase = 'pending' or status/@phase = 'working'">
        <xsl:if test="not(times/@firstReply)">
          <timer name="First answer" minutes="{$minutes}" working="true" why="Priority {priority/@name}"/>
        </xsl:if>
        <timer name="Solution" minutes="{$minutes * 3}" working="true" why="Priority {priority/@name}"/>
      </xsl:if>
    </timers>
  </xsl:template>
</xsl:stylesheet>

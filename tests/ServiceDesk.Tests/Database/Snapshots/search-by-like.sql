DECLARE p0 int = 1000;
DECLARE p1 int = 7;
DECLARE p2 bit = CAST(1 AS bit);
DECLARE p3 nvarchar(4000) = N'%printer%';
DECLARE p4 int = 7;
DECLARE p5 nvarchar(4000) = N'printer';
DECLARE p6 nvarchar(4000) = N'%printer%';

SELECT DISTINCT TOP (@p0) x.Id AS Value FROM (
  SELECT m.TicketId AS Id FROM Messages m
    WHERE m.TenantId = @p1 AND (m.Kind = 1 OR @p2 = 1)
      AND m.Text COLLATE Latin1_General_100_CI_AI LIKE @p3
  UNION ALL
  SELECT t.Id FROM Tickets t JOIN People p ON p.Id = t.RequesterId
    WHERE t.TenantId = @p4 AND (CAST(t.Number AS nvarchar(12)) = @p5
      OR CONCAT(t.Subject, N' ', p.Name, N' ', p.Address) COLLATE Latin1_General_100_CI_AI LIKE @p6)
) x ORDER BY 1 DESC

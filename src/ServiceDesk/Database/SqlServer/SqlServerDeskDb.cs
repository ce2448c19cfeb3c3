using Microsoft.EntityFrameworkCore;

namespace ServiceDesk.Database.SqlServer;

/// <summary>For servers: security policies, search by LIKE where full text is not installed.</summary>
public sealed class SqlServerDeskDb(DbContextOptions<SqlServerDeskDb> options) : DeskDb(options);

using Microsoft.EntityFrameworkCore;

namespace ServiceDesk.Database.Postgres;

/// <summary>For servers: row-level security, full text by tsvector.</summary>
public sealed class PostgresDeskDb(DbContextOptions<PostgresDeskDb> options) : DeskDb(options);

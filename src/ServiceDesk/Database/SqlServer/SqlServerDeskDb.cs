using Microsoft.EntityFrameworkCore;
using ServiceDesk.Audit;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Database.SqlServer;

/// <summary>For servers: security policies, search by LIKE where full text is not installed.</summary>
public sealed class SqlServerDeskDb(DbContextOptions<SqlServerDeskDb> options) : DeskDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Names stand in brackets here.
        modelBuilder.Entity<Ticket>().HasIndex("TenantId", nameof(Ticket.TrashedAt), "Id").HasFilter("[TrashedAt] IS NOT NULL");
        modelBuilder.Entity<Ticket>().HasIndex("TenantId", nameof(Ticket.EscalatedAt), "Id").HasFilter("[EscalatedAt] IS NOT NULL");
        modelBuilder.Entity<Ticket>().HasIndex("TenantId", nameof(Ticket.SystemId), nameof(Ticket.UpdatedAt), "Id").HasFilter("[SystemId] IS NOT NULL");
        modelBuilder.Entity<Ticket>().HasIndex("TenantId", nameof(Ticket.IsActive), nameof(Ticket.Importance), nameof(Ticket.UpdatedAt), "Id").HasFilter("[Importance] IS NOT NULL");
        modelBuilder.Entity<Person>().HasIndex("TenantId", nameof(Person.RepresentsTenantId)).HasFilter("[RepresentsTenantId] IS NOT NULL");
        modelBuilder.Entity<Attachment>().HasIndex("TenantId", nameof(Attachment.CheckKey)).HasFilter("[CheckKey] IS NOT NULL");
        modelBuilder.Entity<Attachment>().HasIndex("TenantId", "Id").HasFilter("[RemovedAt] IS NULL");
        modelBuilder.Entity<Message>().HasIndex("TenantId", "Id").HasFilter("[RawFile] IS NOT NULL");
        modelBuilder.Entity<AuditEntry>().HasIndex("TenantId", nameof(AuditEntry.At)).HasFilter("[Sequence] IS NULL");
    }
}

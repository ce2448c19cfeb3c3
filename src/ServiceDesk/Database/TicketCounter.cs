using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDesk.Database;

/// <summary>The last ticket number given in a tenant.</summary>
public sealed class TicketCounter : ITenantRow
{
    public required int TenantId { get; init; }
    public required int Last { get; init; }

    /// <summary>Takes the next numbers. Call it inside the transaction that saves the tickets, as late as can be: it holds the row.</summary>
    /// <returns>The last of them.</returns>
    /// <exception cref="InvalidOperationException">The tenant has no counter.</exception>
    public static async Task<int> TakeAsync(DeskDb db, int count, CancellationToken cancellation)
    {
        var taken = db.Database.IsSqlServer()
            ? db.Database.SqlQuery<int>($"UPDATE [TicketCounters] SET [Last] = [Last] + {count} OUTPUT inserted.[Last] AS [Value] WHERE [TenantId] = {db.TenantId}")
            : db.Database.SqlQuery<int>($"""UPDATE "TicketCounters" SET "Last" = "Last" + {count} WHERE "TenantId" = {db.TenantId} RETURNING "Last" AS "Value" """);
        return await taken.ToListAsync(cancellation) is [var number]
            ? number
            : throw new InvalidOperationException($"Tenant {db.TenantId} has no ticket counter; tenants are made by 'tenant create'.");
    }
}

internal sealed class TicketCounterTable : IEntityTypeConfiguration<TicketCounter>
{
    public void Configure(EntityTypeBuilder<TicketCounter> table)
    {
        table.ToTable("TicketCounters");
        table.HasKey(x => x.TenantId);
        table.Property(x => x.TenantId).ValueGeneratedNever();
    }
}

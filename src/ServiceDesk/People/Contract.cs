using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>What a tenant has agreed with a customer. Tickets of the customer's are worked on under one of its contracts.</summary>
public sealed class Contract : ITenantRow
{
    public const int NameLength = 200;
    public const int NumberLength = 60;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required long CustomerId { get; init; }
    public Customer? Customer { get; private set; }
    public required string Name { get; set; }

    /// <summary>What it is filed under; null: nothing.</summary>
    public string? Number { get; set; }

    /// <summary>The first day, in the tenant's zone; null: always.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day; null: for ever.</summary>
    public DateOnly? Until { get; set; }

    public DateTime? ArchivedAt { get; set; }

    /// <summary>What it covers; empty: every product.</summary>
    public List<ContractProduct> Products { get; } = [];

    /// <param name="productId">What a ticket is about; null: nothing that is named, which every contract covers.</param>
    public bool Covers(long? productId) => productId is null || Products.Count == 0 || Products.Exists(x => x.ProductId == productId);

    public string Title => TitleOf(Name, Number);

    public static string TitleOf(string name, string? number) => number is null ? name : $"{name} ({number})";

    /// <summary>The day that it is for a tenant.</summary>
    public static DateOnly DayAt(DateTime at, TenantInfo tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), tenant.Zone));
    }
}

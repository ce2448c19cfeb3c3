using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Operations;

namespace ServiceDesk.Dispatch;

/// <summary>What shall be done with requests of a kind.</summary>
public sealed class Rule : ITenantRow
{
    public const int NameLength = 120;
    public const int DescriptionLength = 1000;
    public const int DefinitionLength = 20_000;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long SetId { get; private set; }

    /// <summary>The same for the rule in every set that it has been in.</summary>
    public Guid Key { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public string? Description { get; set; }

    /// <summary>Rules have their say in this order.</summary>
    public required int Order { get; set; }
    public bool IsOn { get; set; } = true;

    /// <summary>Has its say when no other rule has placed a request; a set has one, and it has no conditions.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Conditions and operations, as JSON.</summary>
    public string Definition { get; private set; } = "{}";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public RuleDefinition Read() => JsonSerializer.Deserialize<RuleDefinition>(Definition, Format) ?? new();

    /// <exception cref="ConditionException">It is too long.</exception>
    public void Define(RuleDefinition definition)
    {
        var text = JsonSerializer.Serialize(definition, Format);
        if (text.Length > DefinitionLength)
            throw new ConditionException("The rule is too long: make two of it.");
        Definition = text;
    }

    internal Rule Copy() => new()
    {
        TenantId = TenantId, Key = Key, Name = Name, Description = Description, Order = Order, IsOn = IsOn, IsDefault = IsDefault, Definition = Definition,
    };
}

/// <summary>When a rule holds and what it does.</summary>
public sealed record RuleDefinition
{
    /// <summary>All conditions have to hold; else one is enough.</summary>
    public bool All { get; init; } = true;
    public IReadOnlyList<Condition> Conditions { get; init; } = [];
    public IReadOnlyList<OperationStep> Operations { get; init; } = [];

    /// <summary>No rule after it has its say.</summary>
    public bool Stops { get; init; }
}

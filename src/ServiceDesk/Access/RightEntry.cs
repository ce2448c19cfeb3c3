using ServiceDesk.Tenants;

namespace ServiceDesk.Access;

/// <summary>How a right is given.</summary>
public enum RightKind
{
    /// <summary>Opens a part of the desk.</summary>
    Permission = 1,

    /// <summary>Opens a single function.</summary>
    Power = 2,

    /// <summary>Comes with being an administrator.</summary>
    Administration = 3,
}

/// <summary>A right as people read it, and what follows from it.</summary>
/// <param name="Key">What databases and presets call it; never changes.</param>
public sealed record RightEntry(Right Right, RightKind Kind, string Key, string Name, string Description)
{
    /// <summary>What it brings along, over the same tickets.</summary>
    public IReadOnlyList<Right> Includes { get; init; } = [];

    /// <summary>What it brings along over the person's own tickets alone.</summary>
    public IReadOnlyList<Right> OnOwnTickets { get; init; } = [];

    /// <summary>The smallest package that has it.</summary>
    public LicencePackage Package { get; init; } = LicencePackage.Retail;

    /// <summary>It changes nothing, so it outlasts a licence.</summary>
    public bool OnlyReads { get; init; }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceDesk.Guides;

namespace ServiceDesk.Seeding;

/// <summary>The written requests of <c>Seeding/Demo</c>, each with the conversation that followed.</summary>
public static class DemoContent
{
    private const string Folder = "ServiceDesk.Seeding.Demo.";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<DemoRequest> Requests { get; } =
    [
        .. typeof(DemoContent).Assembly.GetManifestResourceNames()
            .Where(x => x.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(Load),
    ];

    private static List<DemoRequest> Load(string resource)
    {
        using var file = typeof(DemoContent).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<List<DemoRequest>>(file, Format) ?? throw new InvalidOperationException($"{resource} is empty.");
    }
}

/// <summary>A written request. Names of queue and category count where the tenant has them.</summary>
/// <param name="Outcome">Where it stands once all has been said.</param>
public sealed record DemoRequest(string Subject, string Queue, string Category, Phase Outcome, IReadOnlyList<DemoMessage> Messages)
{
    public DemoPriority Priority { get; init; } = DemoPriority.Normal;
    public IReadOnlyList<string> Tags { get; init; } = [];
}

public enum DemoPriority
{
    Low = 1,
    Normal = 2,
    High = 3,
    Urgent = 4,
}

/// <param name="Text">With <c>{requester}</c> and <c>{staff}</c> for the first names of both.</param>
public sealed record DemoMessage(SeedSide From, string Text)
{
    /// <summary>Working minutes since the message before.</summary>
    public double After { get; init; }
}

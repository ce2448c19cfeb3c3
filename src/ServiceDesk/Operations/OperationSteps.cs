using System.Text.Json;

namespace ServiceDesk.Operations;

/// <summary>Steps as they are kept: JSON.</summary>
public static class OperationSteps
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static string Write(IReadOnlyList<OperationStep> steps) => JsonSerializer.Serialize(steps, Format);

    public static IReadOnlyList<OperationStep> Read(string steps) => JsonSerializer.Deserialize<List<OperationStep>>(steps, Format) ?? [];
}

namespace ServiceDesk.Web.Views.Shared;

/// <summary>What the control inside a field needs to know of it.</summary>
public sealed record FieldContext(string Id, string? HintId, string? ErrorId);

using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Files;

/// <summary>A file that is not handed out.</summary>
public sealed record WithheldModel(string Name, FileCheck Check, string? Finding);

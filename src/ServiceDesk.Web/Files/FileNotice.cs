using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Files;

/// <summary>What stands beside a file's name about its check.</summary>
public sealed record FileNotice(FileCheck Check, string? Finding, int? RemovedAfter);

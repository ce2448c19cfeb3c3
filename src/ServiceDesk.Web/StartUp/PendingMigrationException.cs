namespace ServiceDesk.Web.StartUp;

/// <summary>The database is older than this version, and may not be changed at the start; the message names the command.</summary>
public sealed class PendingMigrationException(IReadOnlyList<string> pending) : Exception(
    $"The database is older than this version: it lacks {pending.Count} migration(s), the first is '{pending[0]}'. "
    + $"Run the verb 'database migrate' with the same settings (dotnet run --project src/ServiceDesk.Web -- database migrate), "
    + $"or set {DatabaseAtStart.Setting} to true.");

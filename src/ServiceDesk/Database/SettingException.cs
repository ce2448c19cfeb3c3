namespace ServiceDesk.Database;

/// <summary>A setting that the application cannot start with; the message names it.</summary>
public sealed class SettingException(string setting, string problem)
    : Exception($"The setting {setting} {problem}. See docs/operations.md.");

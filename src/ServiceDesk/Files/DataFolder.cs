namespace ServiceDesk.Files;

/// <summary>Where the files of the installation lie, and its database when it is an embedded one (<c>Desk:DataFolder</c>).</summary>
public sealed record DataFolder(string Path);

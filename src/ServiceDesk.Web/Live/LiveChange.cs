namespace ServiceDesk.Web.Live;

/// <summary>That something happened to a ticket: no content, only what a page needs to know whether it shows it.</summary>
public sealed record LiveChange(long Id, int Number, long RequesterId);

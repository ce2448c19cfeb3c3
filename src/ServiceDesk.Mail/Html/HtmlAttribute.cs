namespace ServiceDesk.Mail.Html;

/// <summary>An attribute of a start tag: name in lower case, value with its references resolved.</summary>
internal readonly record struct HtmlAttribute(string Name, string Value);

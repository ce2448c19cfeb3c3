using ServiceDesk.Guides;

namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <param name="Entry">Null: a new one.</param>
public sealed record FormModel(GuideKind Kind, Guide? Entry, GuideForm Form, GuideChoices Choices);

/// <summary>One input of a guide in its form.</summary>
/// <param name="Name">Under which its value is sent.</param>
/// <param name="Language">Null: the tenant's own.</param>
public sealed record InputModel(GuideInput Input, string Name, string? Language, GuideForm Form, GuideChoices Choices);

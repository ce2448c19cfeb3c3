namespace ServiceDesk.Web.SignIn;

/// <param name="Title">What does not work, in the reader's language.</param>
/// <param name="Text">Why, and what to do.</param>
public sealed record ExpiredModel(string Title, string Text);

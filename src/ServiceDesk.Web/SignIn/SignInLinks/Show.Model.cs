namespace ServiceDesk.Web.SignIn.SignInLinks;

public sealed record ShowModel(string Token, string Address);

namespace ServiceDesk.Articles;

/// <summary>Who may read an article; each includes those after it.</summary>
public enum Audience
{
    Everybody = 1,

    /// <summary>Whoever is signed in to the portal.</summary>
    SignedIn = 2,
    Staff = 3,
}

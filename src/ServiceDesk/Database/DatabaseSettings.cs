namespace ServiceDesk.Database;

public enum DatabaseProvider
{
    Sqlite = 1,
    Postgres = 2,
    SqlServer = 3,
}

/// <summary>Which database, and with which accounts (<c>Database:Provider</c>, <c>ConnectionStrings:Desk</c>, <c>ConnectionStrings:DeskOwner</c>).</summary>
/// <param name="Desk">The application's own account, which cannot switch the walls between tenants off.</param>
/// <param name="Owner">The account that owns the tables: for migrations and the scheduler's tables alone.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string Desk, string Owner);

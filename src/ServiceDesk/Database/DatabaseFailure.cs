using System.Data.Common;

namespace ServiceDesk.Database;

/// <summary>Finds what the database said: some providers wrap a failure that may pass by itself in an exception of another kind.</summary>
public static class DatabaseFailure
{
    /// <returns>Null when the database had no part in it.</returns>
    public static DbException? Of(Exception? e) => e switch
    {
        null => null,
        DbException found => found,
        _ => Of(e.InnerException),
    };
}

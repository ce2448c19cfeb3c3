using System.Linq.Expressions;

namespace ServiceDesk.Tickets.Filters;

/// <summary>The columns of tickets that filters and orders name.</summary>
internal static class TicketColumns
{
    public static Expression<Func<Ticket, long?>> Of(ChoiceField field) => field switch
    {
        ChoiceField.Status => x => x.StatusId,
        ChoiceField.Priority => x => x.PriorityId,
        ChoiceField.Queue => x => x.QueueId,
        ChoiceField.Assignee => x => x.AssigneeId,
        ChoiceField.Group => x => x.GroupId,
        ChoiceField.Type => x => x.TypeId,
        ChoiceField.Product => x => x.ProductId,
        ChoiceField.Customer => x => x.CustomerId,
        ChoiceField.System => x => x.SystemId,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Tags are rows of their own."),
    };

    public static Expression<Func<Ticket, DateTime?>> Of(TimeField field) => field switch
    {
        TimeField.Created => x => x.CreatedAt,
        TimeField.Updated => x => x.UpdatedAt,
        TimeField.Due => x => x.DueAt,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such time."),
    };

    /// <summary>A test of a column as a test of the ticket.</summary>
    public static Expression<Func<Ticket, bool>> With<T>(Expression<Func<Ticket, T>> column, Expression<Func<T, bool>> test) =>
        Expression.Lambda<Func<Ticket, bool>>(new Placing(test.Parameters[0], column.Body).Visit(test.Body), column.Parameters);

    private sealed class Placing(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

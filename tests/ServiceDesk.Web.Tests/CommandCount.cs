using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests;

/// <summary>
/// Counts the commands of requests inside a tenant, one request at a time. Finding the tenant by its address does not count, nor does what
/// workers do in the background.
/// </summary>
public sealed class CommandCount
{
    private readonly List<string> texts = [];

    /// <summary>The commands since <see cref="Reset"/>.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (texts)
                return [.. texts];
        }
    }

    public void Reset()
    {
        lock (texts)
            texts.Clear();
    }

    internal DbCommandInterceptor Interceptor(IServiceProvider services) => new Listener(this, services.GetRequiredService<IHttpContextAccessor>());

    // Letting somebody in is no part of the page either (OpenSessions).
    private void Add(DbCommand command)
    {
        if (command.CommandText.StartsWith("-- session", StringComparison.Ordinal))
            return;
        lock (texts)
            texts.Add(command.CommandText);
    }

    private sealed class Listener(CommandCount count, IHttpContextAccessor requests) : DbCommandInterceptor
    {
        public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
        {
            Hear(command, eventData);
            return result;
        }

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            Hear(command, eventData);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            Hear(command, eventData);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<object?> ScalarExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
        {
            Hear(command, eventData);
            return ValueTask.FromResult(result);
        }

        private void Hear(DbCommand command, CommandExecutedEventData eventData)
        {
            if (requests.HttpContext is not null && eventData.Context is DeskDb { TenantId: > 0 })
                count.Add(command);
        }
    }
}

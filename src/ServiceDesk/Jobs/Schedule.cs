using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ServiceDesk.Database;

namespace ServiceDesk.Jobs;

/// <summary>
/// The whole schedule. On PostgreSQL and SQL Server it is kept in the database (under the owner's account, outside the tenants'
/// walls) and shared by all nodes, of which one runs a job at a time; on SQLite there is one node, and it is kept in memory.
/// What is due by rows (mails to place and to send) is done by <see cref="DueWorker"/> at once.
/// </summary>
public static class Schedule
{
    public static IServiceCollection AddJobs(this IServiceCollection services, DatabaseSettings database)
    {
        services.AddQuartz(quartz =>
        {
            if (database.Provider != DatabaseProvider.Sqlite)
                quartz.UsePersistentStore(store =>
                {
                    if (database.Provider == DatabaseProvider.Postgres)
                        store.UsePostgres(database.Owner);
                    else
                        store.UseSqlServer(database.Owner);
                    store.UseSystemTextJsonSerializer();
                    store.UseClustering();
                    store.ProvisionSchema();
                });
            Every<FetchMailboxesJob>(quartz, TimeSpan.FromSeconds(10));
            Every<FoldTallyJob>(quartz, TimeSpan.FromSeconds(30));
            Every<PurgeTrashJob>(quartz, TimeSpan.FromMinutes(5));
            Every<ForgetNotificationsJob>(quartz, TimeSpan.FromMinutes(10));
            Every<SealAuditLogJob>(quartz, TimeSpan.FromSeconds(5));
            Every<QueueFileChecksJob>(quartz, TimeSpan.FromMinutes(1));
            Every<KeepRetentionJob>(quartz, TimeSpan.FromHours(1));
            Every<MeasureUseJob>(quartz, TimeSpan.FromHours(1));
            Every<TrimAuditLogJob>(quartz, TimeSpan.FromHours(1));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddScoped<FailedWork>();
        services.AddHostedService<DueWorker>();
        services.AddHostedService<WatchMailboxes>();
        return services;
    }

    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan interval) where TJob : class, IJob =>
        quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(typeof(TJob).Name).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()),
            job => job.WithIdentity(typeof(TJob).Name));
}

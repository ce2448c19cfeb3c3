using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;

namespace ServiceDesk.Audit;

public static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<HistoryWriters>().AddScoped<SealAuditLog>().AddScoped<ForgetAuditLog>().AddScoped<VerifyAuditLog>().AddScoped<TrimAuditLog>().AddScoped<ChangeAuditDays>()
        .AddScoped<AuditList>().AddScoped<ExportAuditLog>().AddScoped<NoteFailedSignIn>();
}

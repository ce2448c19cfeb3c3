using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Templates that are stylesheets.</summary>
internal static class XsltSetup
{
    public static void AddTemplates(this IServiceCollection services)
    {
        // The host says otherwise where its assembly is not the one that the process began with.
        services.TryAddSingleton(_ => XsltWorkerCommand.Of(Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("This process began with no assembly.")));
        services.TryAddSingleton(new XsltWorkerSettings());
        services.AddSingleton<XsltWorkers>().AddSingleton<XsltTemplates>();
        services.AddScoped<TicketDocuments>().AddScoped<TryXsltTemplate>().AddScoped<NoteXsltProblem>();
        services.AddScoped<CreateXsltTemplate>().AddScoped<ChangeXsltTemplate>().AddScoped<ArchiveXsltTemplate>().AddScoped<RestoreXsltTemplate>();
        services.AddScoped<RunTemplates>().AddScoped<TemplateTimers>().AddScoped<ChooseXsltTemplates>();
    }
}

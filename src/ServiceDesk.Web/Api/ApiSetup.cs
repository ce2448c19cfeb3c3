using Microsoft.OpenApi;

namespace ServiceDesk.Web.Api;

/// <summary>The API's description (OpenAPI), made from the code.</summary>
public static class ApiSetup
{
    private const string Version = "v1";

    public static IServiceCollection AddDeskApi(this IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith($"api/{Version}/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, context, _) =>
        {
            // Which tenant it is stands before every address.
            var request = context.ApplicationServices.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request;
            document.Info = new() { Title = "Service desk", Version = Version };
            document.Servers = [new() { Url = request?.PathBase.Value is { Length: > 0 } root ? root : "/" }];
            var components = document.Components ??= new();
            (components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>())["token"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of the profile page.",
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
            return Task.CompletedTask;
        });
    });

    public static void MapDeskApi(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/api/{documentName}/openapi.json");
}

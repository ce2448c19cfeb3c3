using ServiceDesk.Web.Views;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPages();
var app = builder.Build();
app.UsePages();
app.UseLanguage();
app.MapPages();
app.Run();

using ServiceDesk.Web.Views;

var builder = WebApplication.CreateBuilder(args);
builder.AddPages();
var app = builder.Build();
app.UsePages();
app.UseLanguage();
app.MapPages();
app.Run();

using MediaStack.ServiceDefaults;
using MediaStack.Wizard.Components;
using MediaStack.Wizard.System;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddRazorComponents();
// Found by its name: the app host's reference says where it is, and appsettings.json where it is without an app host.
var api = new Uri("https+http://api");
builder.Services.AddHttpClient<SystemClient>(client => (client.BaseAddress, client.Timeout) = (api, TimeSpan.FromSeconds(5)));

var app = builder.Build();
app.UseAntiforgery();
app.MapDefaultEndpoints();
app.MapStaticAssets();
app.MapRazorComponents<App>();
app.Run();

/// <summary>Named for tests that start the whole program.</summary>
public partial class Program;

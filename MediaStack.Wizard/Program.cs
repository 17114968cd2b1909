using MediaStack.ServiceDefaults;
using MediaStack.Wizard.Components;
using MediaStack.Wizard.System;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddRazorComponents();
// The app host's reference to the API sets this; alone, the API's own launch profile.
var api = builder.Configuration["services:api:http:0"] ?? "http://localhost:5380";
builder.Services.AddHttpClient<SystemClient>(client => (client.BaseAddress, client.Timeout) = (new Uri(api), TimeSpan.FromSeconds(5)));

var app = builder.Build();
app.UseAntiforgery();
app.MapDefaultEndpoints();
app.MapStaticAssets();
app.MapRazorComponents<App>();
app.Run();

/// <summary>Named for tests that start the whole program.</summary>
public partial class Program;

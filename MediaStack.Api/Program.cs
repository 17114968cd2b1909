using MediaStack.Api.System;
using MediaStack.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddProblemDetails();

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapDefaultEndpoints();
app.MapSystem();
app.Run();

/// <summary>Named for tests that start the whole program.</summary>
public partial class Program;

// The project that app hosts of the tests start: it tells what it was given.
var app = WebApplication.CreateSlimBuilder(args).Build();
app.MapGet("/", () => "hello from the project");
app.MapGet("/health", () => "healthy");
app.MapGet("/environment/{name}", (string name) => Environment.GetEnvironmentVariable(name));
app.MapGet("/arguments", () => string.Join(' ', args));
app.MapGet("/folder", () => Environment.CurrentDirectory);
app.Run();

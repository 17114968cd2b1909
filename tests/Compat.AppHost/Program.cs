using Compat.AppHost;

var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true });
Scenarios.Add(builder, builder.Configuration["scenario"] ?? throw new InvalidOperationException("Say which: --scenario NAME."));
var application = builder.Build();
using var console = new RemoteControl(application, builder.Configuration["events"] ?? throw new InvalidOperationException("Say where: --events FILE."));
application.Run();

using MediaStack.AppHost.Model;
using MediaStack.AppHost.Services;

var stack = StackBuilder.Create(args);

// Stores
var redis = stack.AddRedis();

// Gateway
var authelia = stack.AddAuthelia().WithSessionStore(redis).WaitFor(redis);

// Monitoring
stack.AddPrometheus().Scrapes(authelia);

// Maintenance: prepares the files and volumes of everything above.
stack.AddInitialiser();

// Control: development only; in production it is a project of its own.
var api = stack.AddApi();
stack.AddWizard(api);

return stack.Run();

using MediaStack.Catalog.Tests.Settings;
using Xunit.Runner.InProc.SystemConsole;

// Started as a child process it saves settings; else it runs the tests.
return args is [Saver.Argument, ..] ? Saver.Run(args[1..]) : await ConsoleRunner.Run(args);

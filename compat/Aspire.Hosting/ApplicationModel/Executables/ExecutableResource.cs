using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>A program on this machine that is neither a container nor a .NET project.</summary>
    [DebuggerDisplay("Name = {Name}, Command = {Command}")]
    public class ExecutableResource
        : Resource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
    {
        /// <summary>Creates the resource.</summary>
        /// <param name="name">Name of the resource.</param>
        /// <param name="command">Program: a name to look for in <c>PATH</c>, or a path.</param>
        /// <param name="workingDirectory">Folder to start in.</param>
        public ExecutableResource(string name, string command, string workingDirectory) : base(name)
        {
            ArgumentException.ThrowIfNullOrEmpty(command);
            ArgumentNullException.ThrowIfNull(workingDirectory);
            Annotations.Add(new ExecutableAnnotation { Command = command, WorkingDirectory = workingDirectory });
        }

        /// <summary>Program: a name to look for in <c>PATH</c>, or a path.</summary>
        public string Command => Executable.Command;

        /// <summary>Folder to start in.</summary>
        public string WorkingDirectory => Executable.WorkingDirectory;

        private ExecutableAnnotation Executable => Annotations.OfType<ExecutableAnnotation>().Last();
    }

    /// <summary>What an executable starts, and where.</summary>
    public sealed class ExecutableAnnotation : IResourceAnnotation
    {
        /// <summary>Program: a name to look for in <c>PATH</c>, or a path.</summary>
        public required string Command { get; set; }

        /// <summary>Folder to start in.</summary>
        public required string WorkingDirectory { get; set; }
    }
}

namespace Aspire.Hosting
{
    /// <summary>Adds executables.</summary>
    public static class ExecutableResourceBuilderExtensions
    {
        /// <summary>Adds an executable.</summary>
        /// <param name="builder">The application.</param>
        /// <param name="name">Name of the resource.</param>
        /// <param name="command">Program: a name to look for in <c>PATH</c>, or a path.</param>
        /// <param name="workingDirectory">Folder to start in; a relative one starts at the app host's folder.</param>
        /// <param name="args">Arguments.</param>
        /// <returns>Builder of the executable.</returns>
        public static IResourceBuilder<ExecutableResource> AddExecutable(
            this IDistributedApplicationBuilder builder,
            string name,
            string command,
            string workingDirectory,
            params string[]? args) => builder.AddExecutable(name, command, workingDirectory, (object[]?)args);

        /// <summary>Adds an executable.</summary>
        /// <param name="builder">The application.</param>
        /// <param name="name">Name of the resource.</param>
        /// <param name="command">Program: a name to look for in <c>PATH</c>, or a path.</param>
        /// <param name="workingDirectory">Folder to start in; a relative one starts at the app host's folder.</param>
        /// <param name="args">Arguments: texts and values.</param>
        /// <returns>Builder of the executable.</returns>
        public static IResourceBuilder<ExecutableResource> AddExecutable(
            this IDistributedApplicationBuilder builder,
            string name,
            string command,
            string workingDirectory,
            params object[]? args)
        {
            ArgumentNullException.ThrowIfNull(workingDirectory);
            var folder = Path.GetFullPath(workingDirectory, builder.AppHostDirectory);
            return builder.AddResource(new ExecutableResource(name, command, folder)).WithArgs(args ?? []);
        }
    }

    /// <summary>Finds executables.</summary>
    public static class ExecutableResourceExtensions
    {
        /// <summary>The executables of a model.</summary>
        /// <param name="model">The model.</param>
        /// <returns>Them, in model order.</returns>
        public static IEnumerable<ExecutableResource> GetExecutableResources(this DistributedApplicationModel model) =>
            model.Resources.OfType<ExecutableResource>();
    }
}

using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>Says where steps put their files.</summary>
[Experimental("ASPIREPIPELINES004", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IPipelineOutputService
{
    /// <summary>Absolute path of the output folder: <c>--output-path</c>, else <c>aspire-output</c> beside the app host. It need not exist.</summary>
    string GetOutputDirectory();

    /// <summary>Absolute path of a resource's folder in the output folder. It need not exist.</summary>
    /// <param name="resource">Names the folder.</param>
    string GetOutputDirectory(IResource resource);

    /// <summary>Absolute path of a folder for intermediate files. It exists until the app host ends.</summary>
    string GetTempDirectory();

    /// <summary>Absolute path of a resource's folder for intermediate files. It need not exist.</summary>
    /// <param name="resource">Names the folder.</param>
    string GetTempDirectory(IResource resource);
}

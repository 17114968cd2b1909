using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>Steps that every pipeline has.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public static class WellKnownPipelineSteps
{
    /// <summary>Everything that writes files for a deployment.</summary>
    public const string Publish = "publish";
    /// <summary>Before anything is published.</summary>
    public const string PublishPrereq = "publish-prereq";
    /// <summary>Values of all parameters are known.</summary>
    public const string ProcessParameters = "process-parameters";
    /// <summary>Everything that builds images.</summary>
    public const string Build = "build";
    /// <summary>Before anything is built.</summary>
    public const string BuildPrereq = "build-prereq";
    /// <summary>Every compute resource has one environment that it goes to.</summary>
    public const string ValidateComputeEnvironments = "validate-compute-environments";
    /// <summary>The model is complete; runs once, before the app host starts.</summary>
    public const string BeforeStart = "before-start";
}

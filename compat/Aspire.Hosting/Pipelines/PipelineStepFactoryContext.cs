using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>What a resource's step factory sees.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public class PipelineStepFactoryContext
{
    /// <summary>The run that the steps are made for.</summary>
    public required PipelineContext PipelineContext { get; init; }

    /// <summary>The resource that brings the steps along.</summary>
    public required IResource Resource { get; init; }
}

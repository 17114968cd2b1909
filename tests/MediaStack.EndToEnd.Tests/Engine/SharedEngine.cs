using MediaStack.Tests.Docker;

namespace MediaStack.EndToEnd.Tests.Engine;

/// <summary>Tests in this collection share one engine and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedEngine : ICollectionFixture<DockerEngine>
{
    public const string Name = "engine";
}

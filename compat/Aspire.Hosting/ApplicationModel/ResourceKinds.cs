namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that takes environment variables.</summary>
public interface IResourceWithEnvironment : IResource
{
}

/// <summary>A resource that takes command-line arguments.</summary>
public interface IResourceWithArgs : IResource
{
}

/// <summary>A resource that listens on ports.</summary>
public interface IResourceWithEndpoints : IResource
{
}

/// <summary>A resource that can wait for others before it starts.</summary>
public interface IResourceWithWaitSupport : IResource
{
}

/// <summary>A resource that runs somewhere and can be deployed.</summary>
public interface IComputeResource : IResource
{
}

/// <summary>A place where compute resources are deployed to.</summary>
public interface IComputeEnvironmentResource : IResource
{
}

/// <summary>A resource that belongs to another one.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>The owner.</summary>
    IResource Parent { get; }
}

/// <summary>A resource that belongs to another one of a known type.</summary>
/// <typeparam name="T">Type of the owner.</typeparam>
public interface IResourceWithParent<out T> : IResourceWithParent where T : IResource
{
    /// <summary>The owner.</summary>
    new T Parent { get; }

    IResource IResourceWithParent.Parent => Parent;
}

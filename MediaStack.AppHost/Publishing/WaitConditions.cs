using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Publishing;

/// <summary>
/// What a wait waits for in production. Aspire's publisher writes <c>service_started</c> for every wait but the one for completion.
/// </summary>
internal static class WaitConditions
{
    /// <summary>The condition of a wait; a service without a health check can only be waited for until it runs.</summary>
    public static EstateWaitCondition Of(WaitAnnotation wait) => wait.WaitType switch
    {
        WaitType.WaitForCompletion => EstateWaitCondition.Completed,
        WaitType.WaitUntilHealthy when wait.Resource.Policy().Health is not null => EstateWaitCondition.Healthy,
        _ => EstateWaitCondition.Started,
    };

    /// <summary>Compose's word for it.</summary>
    public static string Compose(this EstateWaitCondition condition) => condition switch
    {
        EstateWaitCondition.Completed => "service_completed_successfully",
        EstateWaitCondition.Healthy => "service_healthy",
        _ => "service_started",
    };
}

namespace MediaStack.Api.System;

/// <summary>Endpoints about the machine and the product.</summary>
internal static class SystemEndpoints
{
    /// <summary>Maps <c>GET /api/system</c>.</summary>
    public static void MapSystem(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/system", () => TypedResults.Ok(SystemInformation.Read()));
}

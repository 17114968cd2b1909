using System.Text.Json;

namespace MediaStack.EndToEnd.Tests.Stack;

/// <summary>A secret file that Compose mounts into a service.</summary>
/// <param name="Service">The service.</param>
/// <param name="Reader">uid:gid that the service runs as, or steps down to.</param>
/// <param name="Path">Path in the container.</param>
/// <param name="HostPath">Path in the release.</param>
internal sealed record MountedSecret(string Service, string Reader, string Path, string HostPath)
{
    /// <summary>All of a stack, as Compose itself understands its file.</summary>
    public static async Task<IReadOnlyList<MountedSecret>> OfAsync(RunningStack stack)
    {
        using var config = JsonDocument.Parse((await stack.Compose.RunAsync("config", "--format", "json")).Succeeded().Output);
        var files = config.RootElement.GetProperty("secrets");
        return [.. from service in config.RootElement.GetProperty("services").EnumerateObject()
                   where service.Value.TryGetProperty("secrets", out _)
                   from secret in service.Value.GetProperty("secrets").EnumerateArray()
                   let source = Text(secret, "source")
                   select new MountedSecret(
                       service.Name,
                       ReaderOf(service.Value),
                       $"/run/secrets/{Text(secret, "target")}",
                       Text(files.GetProperty(source), "file"))];
    }

    private static string ReaderOf(JsonElement service)
    {
        if (service.TryGetProperty("user", out _))
            return Text(service, "user");
        var variables = service.GetProperty("environment");
        return variables.TryGetProperty("PUID", out _) ? $"{Text(variables, "PUID")}:{Text(variables, "PGID")}" : "0:0";
    }

    private static string Text(JsonElement json, string property) =>
        json.GetProperty(property).GetString() ?? throw new InvalidOperationException($"{property} is null in {json}.");
}

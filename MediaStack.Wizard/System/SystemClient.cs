using System.Text.Json;

namespace MediaStack.Wizard.System;

/// <summary>Asks the API about the machine.</summary>
/// <param name="http">Client whose base address is the API.</param>
internal sealed class SystemClient(HttpClient http)
{
    /// <summary>What the API says; null when it does not answer.</summary>
    public async Task<SystemInformation?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetFromJsonAsync<SystemInformation>("/api/system", cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}

/// <summary>The machine as the API sees it; the shape is that of <c>GET /api/system</c>.</summary>
internal sealed record SystemInformation(
    string Product, string OperatingSystem, string Architecture, int Processors, long MemoryBytes, string Runtime, string TimeZone);

using System.Text.RegularExpressions;

namespace Aspire.Hosting.Dcp;

/// <summary>Address and token of an orchestrator, as it writes them.</summary>
internal sealed partial record KubeConfig(Uri Server, string Token)
{
    /// <summary>Reads the file; null while it is not written completely.</summary>
    public static KubeConfig? TryParse(string text) =>
        ServerLine().Match(text) is { Success: true } server && TokenLine().Match(text) is { Success: true } token
            ? new KubeConfig(new Uri(server.Groups[1].Value), token.Groups[1].Value)
            : null;

    [GeneratedRegex(@"^\s*server:\s*(\S+)\s*\n", RegexOptions.Multiline)]
    private static partial Regex ServerLine();

    [GeneratedRegex(@"^\s*token:\s*(\S+)\s*\n", RegexOptions.Multiline)]
    private static partial Regex TokenLine();
}

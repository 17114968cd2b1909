using System.Text;
using MediaStack.Tests;

namespace Compat.Tests.Dcp;

/// <summary>What is left of an app host: processes that inherited its temporary folder, and files in that folder.</summary>
internal static class Leftovers
{
    /// <summary>Waits until nothing is left.</summary>
    public static Task NoneAsync(ScratchFolder scratch, TimeSpan limit) => Wait.UntilAsync("nothing is left of the app host", () =>
        Task.FromResult(Of(scratch).Count == 0), limit);

    /// <summary>Process ids with command lines, and paths.</summary>
    public static IReadOnlyList<string> Of(ScratchFolder scratch)
    {
        var variable = $"TMPDIR={scratch.At("tmp")}";
        var processes = Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Where(folder => Read(folder, "environ").Split('\0').Contains(variable))
            .Select(folder => $"{Path.GetFileName(folder)} {Read(folder, "cmdline").Replace('\0', ' ')}");
        return [.. processes, .. Directory.EnumerateFileSystemEntries(scratch.At("tmp"))];
    }

    private static string Read(string process, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, file)));
        }
        catch (IOException)
        {
            return string.Empty;
        }
        catch (UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}

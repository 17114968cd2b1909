namespace MediaStack.Catalog.Tests.Settings;

internal static class ScratchAssertions
{
    /// <summary>No temporary file and no commit mark is left behind.</summary>
    public static void ShouldHoldNothingUnfinished(this ScratchFolder scratch) =>
        Directory.EnumerateFiles(scratch.Root, "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .ShouldAllBe(name => !name!.EndsWith(".tmp") && !name.EndsWith(".commit")); // a file has a name
}

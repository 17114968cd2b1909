using MediaStack.Catalog;
using MediaStack.Tests;

namespace MediaStack.AppHost.Tests.AddingAService;

/// <summary>The example of <c>docs/adding-a-service.md</c> is compiled here, and it is what the page shows.</summary>
public sealed class AddingAServiceTests
{
    private static readonly string s_page = File.ReadAllText(Repository.At("docs", "adding-a-service.md"));

    [Theory]
    [InlineData("LibreSpeed.cs")]
    [InlineData("LibreSpeedService.cs")]
    public void The_page_shows_the_code_that_compiles(string file)
    {
        var code = File.ReadAllText(Repository.At("tests", "MediaStack.AppHost.Tests", "AddingAService", file));

        // From the summary of the class on: the page need not repeat namespaces.
        s_page.ShouldContain(code[code.IndexOf("/// <summary>", StringComparison.Ordinal)..].TrimEnd(), Case.Sensitive);
    }

    [Fact]
    public void The_example_keeps_the_rules_of_the_catalog()
    {
        var entry = LibreSpeed.Definition;

        ServiceCatalog.Find(entry.Id).ShouldBeNull("the example is to be one that the catalog has not: choose another");
        entry.Needs.ShouldAllBe(id => ServiceCatalog.Find(id) != null);
        entry.Settings.ShouldAllBe(setting => setting.Key.StartsWith($"{entry.Id}.", StringComparison.Ordinal) && setting.Help.Length > 0);
    }
}

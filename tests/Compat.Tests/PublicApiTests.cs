using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Compat.Tests.PublicApi;

namespace Compat.Tests;

/// <summary>What compiles against <c>compat/</c> must compile against the official packages: it shows nothing of its own.</summary>
public sealed class PublicApiTests
{
    private static readonly Assembly[] Compat = [typeof(DistributedApplication).Assembly, typeof(DistributedApplicationTestingBuilder).Assembly];

    [Fact]
    public void Public_types_and_members_are_those_of_the_official_packages()
    {
        var api = ReadOfficialApi();

        var types = Compat.SelectMany(assembly => assembly.GetExportedTypes()).OrderBy(type => type.FullName, StringComparer.Ordinal);
        var deviations = types.SelectMany(type => DeviationsOf(type, api));

        string.Join('\n', deviations).ShouldBeEmpty();
    }

    private static IEnumerable<string> DeviationsOf(Type type, OfficialApi api)
    {
        var name = ApiPrinter.FullName(type);
        if (api.Find(name) is not { } official)
        {
            yield return $"{name}: is no official type";
            yield break;
        }

        if (ApiPrinter.Kind(type) != official.Kind)
            yield return $"{name}: {ApiPrinter.Kind(type)}, officially {official.Kind}";
        if (ApiPrinter.IsExperimental(type) != official.IsExperimental)
            yield return $"{name}: {(official.IsExperimental ? "officially" : "not officially")} experimental";

        var bases = ApiPrinter.Bases(type).ToHashSet();
        foreach (var extra in bases.Except(official.Bases))
            yield return $"{name}: is no {extra} officially";
        foreach (var missing in official.Bases.Except(bases).Where(IsHere))
            yield return $"{name}: is officially a {missing}";
        foreach (var member in ApiPrinter.Members(type).Where(member => !official.Members.Contains(member)))
            yield return $"{name}: has officially no {member}";
    }

    private static bool IsHere(string typeName) =>
        Compat.SelectMany(assembly => assembly.GetExportedTypes()).Any(type => ApiPrinter.FullName(type).EndsWith($".{typeName}", StringComparison.Ordinal));

    private static OfficialApi ReadOfficialApi()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "MediaStack.sln")))
            root = root.Parent;

        root.ShouldNotBeNull("the tests lie below the folder of MediaStack.sln");
        var path = Path.Combine(root.Parent!.FullName, "shared", "aspire", "api-13.5.txt");
        Assert.SkipUnless(File.Exists(path), $"The list of official signatures is not beside the project: {path}");
        return OfficialApi.Read(File.ReadLines(path).Concat(ReadElsewhere.Signatures.Split('\n')));
    }
}

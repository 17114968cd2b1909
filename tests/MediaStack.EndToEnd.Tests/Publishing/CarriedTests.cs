using System.Text.Json.Nodes;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Hostile values that are accepted reach the programs that read them byte for byte.</summary>
public sealed class CarriedTests(CarriedTests.Releases releases) : IClassFixture<CarriedTests.Releases>
{
    public static TheoryData<string> Cases => [.. CarriedNames];

    private static IEnumerable<string> CarriedNames => SettingsCase.Names.Where(name => SettingsCase.Read(name).Carried.Count > 0);

    [Theory, MemberData(nameof(Cases))]
    public async Task Value_arrives_as_it_was_written(string name)
    {
        var hostile = SettingsCase.Read(name);
        var value = hostile.Values.Values.Concat(hostile.Secrets.Values).ShouldHaveSingleItem();
        var release = await releases.OfAsync(name);

        foreach (var place in hostile.Carried)
            (await release.ReadAsync(place)).ShouldContain(value, $"{hostile.Why} ({place})");
    }

    /// <summary>Releases for all cases: those that change different settings share one.</summary>
    public sealed class Releases : IDisposable
    {
        private readonly Dictionary<string, Lazy<Task<Release>>> ofCase = [];

        public Releases()
        {
            List<List<(string Name, SettingsCase Case)>> groups = [];
            foreach (var each in CarriedNames.Select(name => (Name: name, Case: SettingsCase.Read(name))))
            {
                var group = groups.Find(group => group.TrueForAll(other => other.Case.Sample == each.Case.Sample && !Keys(other.Case).Intersect(Keys(each.Case)).Any()));
                if (group is null)
                    groups.Add(group = []);
                group.Add(each);
            }

            foreach (var group in groups)
            {
                var release = new Lazy<Task<Release>>(() => Release.PublishAsync([.. group.Select(each => each.Case)]));
                foreach (var (name, _) in group)
                    ofCase.Add(name, release);
            }
        }

        /// <summary>The release that holds a case.</summary>
        internal Task<Release> OfAsync(string name) => ofCase[name].Value;

        /// <inheritdoc />
        public void Dispose()
        {
            foreach (var release in ofCase.Values.Distinct().Where(release => release.IsValueCreated && release.Value.IsCompletedSuccessfully))
                release.Value.Result.Dispose();
        }

        private static IEnumerable<string> Keys(SettingsCase hostile) => hostile.Values.Keys.Concat(hostile.Secrets.Keys);
    }

    /// <summary>A published release, read by other parsers than it was written with.</summary>
    internal sealed class Release : IDisposable
    {
        private readonly ScratchFolder scratch = new();
        private readonly Dictionary<string, Lazy<Task<JsonNode>>> files = new(StringComparer.Ordinal);
        private readonly Lazy<Task<JsonNode>> compose;

        private Release() => compose = new(async () => Parse(
            (await Cli.RunAsync(Requires.Tool("docker-compose"), ["config", "--format", "json"], new CliOptions { Folder = scratch.At("out") })).Succeeded()));

        public static async Task<Release> PublishAsync(IReadOnlyList<SettingsCase> cases)
        {
            var release = new Release();
            var settings = cases[0].WriteTo(release.scratch, cases.Skip(1));
            (await Publisher.PublishAsync(release.scratch.At("out"), settings)).Succeeded();
            return release;
        }

        public async Task<IReadOnlyList<string>> ReadAsync(CarriedTo place) => place switch
        {
            { Secret: { } secret } => [await File.ReadAllTextAsync(scratch.At("out", secret), TestContext.Current.CancellationToken)],
            // Compose prints what it read in the form in which it would read it again, with each dollar sign twice.
            { Compose: { } service, Value: { } path } =>
                [.. At((await compose.Value)["services"]![service]!, path, false).Select(text => text.Replace("$$", "$", StringComparison.Ordinal))], // Not null: selected.
            { File: { } file, Path: { } path } => [.. At(await YamlAsync(file), path, place.Key)],
            _ => throw new InvalidOperationException($"{place} is no place."),
        };

        public void Dispose() => scratch.Dispose();

        private Task<JsonNode> YamlAsync(string file)
        {
            lock (files)
            {
                if (!files.TryGetValue(file, out var yaml))
                {
                    files[file] = yaml = new(async () => Parse((await Cli.RunAsync(
                        Requires.File("/usr/bin/python3", "install python3 with python3-yaml"),
                        [Repository.At("tests", "MediaStack.EndToEnd.Tests", "Publishing", "read_yaml.py"), scratch.At("out", file)])).Succeeded()));
                }

                return yaml.Value;
            }
        }

        private static IEnumerable<string> At(JsonNode node, string path, bool key)
        {
            IEnumerable<JsonNode> nodes = [node];
            foreach (var part in path.Split('.'))
                nodes = [.. nodes.SelectMany(each => Items(each).Where(item => part == "*" || item.Name == part).Select(item => item.Node))];
            return key ? nodes.SelectMany(Items).Select(item => item.Name) : nodes.Select(each => each.GetValue<string>());
        }

        private static IEnumerable<(string Name, JsonNode Node)> Items(JsonNode node) => node switch
        {
            JsonArray list => list.Select((item, index) => ($"{index}", item!)), // Not null: no list of ours holds one.
            JsonObject map => map.Where(item => item.Value is not null).Select(item => (item.Key, item.Value!)), // As checked.
            _ => [],
        };

        private static JsonNode Parse(CliResult result) => JsonNode.Parse(result.Output)!; // Not null: each prints an object.
    }
}

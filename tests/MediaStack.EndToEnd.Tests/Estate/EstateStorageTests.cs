using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>What the initialiser makes of folders and volumes, and what it leaves alone.</summary>
[Collection(SharedWholeEstate.Name)]
public sealed class EstateStorageTests(WholeEstate estate)
{
    private const string StackUser = WholeEstate.StackUser;

    [Fact]
    public async Task Folders_of_downloads_and_media_belong_to_the_stacks_user()
    {
        _ = estate.Stack;
        string[] categories = ["books", "movies", "music", "tv"];
        var media = estate.Model.Storage!.Roots.Where(root => !root.Adopted).Select(root => Path.GetRelativePath("/data", root.Path)).ToList();
        media.Count.ShouldBeGreaterThan(2);
        var expected = categories.SelectMany(category => new[] { $"torrents/{category}", $"usenet/complete/{category}" })
            .Concat(["torrents", "usenet", "usenet/incomplete", "usenet/complete"]).Concat(media).Except(["media/tv"]);

        foreach (var folder in expected)
            (await StateAsync(folder)).ShouldBe($"{StackUser} 775", folder);
    }

    [Fact]
    public async Task What_the_owner_had_there_before_stays_as_it_was()
    {
        _ = estate.Stack;

        foreach (var folder in estate.OwnersFolders)
            (await StateAsync(folder)).ShouldBe(WholeEstate.OwnersFolder, folder);
        (await StateAsync("media/Filme/Film (1999)/film.mkv")).ShouldStartWith("4242:1000 ");
        (await StateAsync("media/tv/Series/episode.mkv")).ShouldStartWith("4242:1000 ");
        (await File.ReadAllTextAsync(Path.Combine(estate.DataFolder, "media/tv/Series/episode.mkv"), TestContext.Current.CancellationToken)).ShouldBe("an owner's own file");
    }

    [Fact]
    public async Task Folders_that_the_owner_named_are_used_in_place_of_the_standard_one()
    {
        var compose = estate.Stack.Compose;
        var elsewhere = $"/library{estate.FilmsElsewhere}";

        estate.Model.Services.Single(service => service.Id == "radarr").Libraries.Select(library => library.Path)
            .ShouldBe(["/data/media/Filme", elsewhere]);
        foreach (var service in new[] { "radarr", "jellyfin", "plex", "bazarr" })
        {
            (await compose.ExecAsync(service, "ls", "/data/media/Filme/Film (1999)")).Succeeded().Output.Trim().ShouldBe("film.mkv", service);
            (await compose.ExecAsync(service, "ls", $"{elsewhere}/Film (2001)")).Succeeded().Output.Trim().ShouldBe("film.mkv", service);
        }

        Directory.Exists(Path.Combine(estate.DataFolder, "media", "movies")).ShouldBeFalse();
        (await compose.ExecAsync("sonarr", "ls", elsewhere)).ExitCode.ShouldNotBe(0, "it keeps no films");
    }

    [Fact]
    public async Task A_first_configuration_is_written_once_and_then_belongs_to_its_app()
    {
        const string file = "/config/nzbget.conf";
        const string ownChange = "Server1.Connections=7";
        var compose = estate.Stack.Compose;
        (await compose.ExecAsync("nzbget", "grep", "-c", "^Server1.Connections=30$", file)).Succeeded();
        (await compose.ExecAsync("nzbget", "stat", "-c", "%u:%g %a", file)).Succeeded().Output.Trim().ShouldBe($"{StackUser} 600");
        (await compose.ExecAsync("nzbget", "sed", "-i", $"s/^Server1.Connections=.*/{ownChange}/", file)).Succeeded();

        await estate.Stack.ChangeAsync("nzbget.server-host", "other.example.net");

        (await compose.ExecAsync("nzbget", "grep", "^Server1.Connections=", file)).Succeeded().Output.Trim().ShouldBe(ownChange);
        (await compose.ExecAsync("nzbget", "grep", "-c", "other.example.net", file)).Output.Trim().ShouldBe("0");
        (await File.ReadAllTextAsync(Path.Combine(estate.Stack.Release, "secrets", "nzbget", "seed", "nzbget-config", "nzbget.conf"), TestContext.Current.CancellationToken))
            .ShouldContain("other.example.net", Case.Sensitive);
    }

    private async Task<string> StateAsync(string path) =>
        (await Cli.RunAsync("stat", ["--format", "%u:%g %a", Path.Combine(estate.DataFolder, path)])).Succeeded().Output.Trim();
}

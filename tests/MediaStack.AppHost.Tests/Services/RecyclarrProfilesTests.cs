using System.Text.Json;
using MediaStack.AppHost.Services;
using MediaStack.Catalog;
using MediaStack.Catalog.Settings;
using MediaStack.Tests;

namespace MediaStack.AppHost.Tests.Services;

/// <summary>The quality profiles that can be chosen are those of the TRaSH guides.</summary>
public sealed class RecyclarrProfilesTests
{
    public static TheoryData<string, string, string> Profiles =>
        [.. RecyclarrProfiles.All.Select(profile => new TheoryDataRow<string, string, string>(profile.Manager, profile.Name, profile.Id))];

    [Theory, MemberData(nameof(Profiles))]
    public void The_guides_have_a_profile_of_that_id_in_that_file(string manager, string name, string id)
    {
        using var profile = JsonDocument.Parse(File.ReadAllText(Requires.SharedData("trash-guides", manager, "quality-profiles", $"{name}.json")));

        profile.RootElement.GetProperty("trash_id").GetString().ShouldBe(id);
    }

    [Theory]
    [InlineData("radarr", "recyclarr.films")]
    [InlineData("sonarr", "recyclarr.series")]
    public void Every_choice_of_the_catalog_has_a_profile(string manager, string setting)
    {
        foreach (var choice in ServiceCatalog.FindSetting(setting)!.Choices) // Not null: the catalog has it.
            RecyclarrProfiles.Of(StackSettings.Default.With(setting, choice.Value), manager).ShouldHaveSingleItem();
    }

    [Fact]
    public void Anime_comes_as_a_second_profile() =>
        RecyclarrProfiles.Of(StackSettings.Default.With("recyclarr.anime", "true"), "sonarr")
            .ShouldBe(["72dae194fc92bf828f32cde7744e51a1", "20e0fc959f1f1704bed501f23bdae76f"]);

    [Theory]
    [InlineData("radarr", "folder", "jellyfin-tmdb plex-tmdb default")]
    [InlineData("radarr", "file", "jellyfin-tmdb plex-tmdb standard")]
    [InlineData("sonarr", "series", "jellyfin-tvdb plex-tvdb default")]
    [InlineData("sonarr", "season", "default")]
    public void The_guides_know_the_names_of_the_naming_that_is_written(string manager, string kind, string keys)
    {
        using var naming = JsonDocument.Parse(File.ReadAllText(Requires.SharedData("trash-guides", manager, "naming", $"{manager}-naming.json")));

        keys.Split(' ').ShouldBeSubsetOf(naming.RootElement.GetProperty(kind).EnumerateObject().Select(member => member.Name));
    }
}

using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>Folders of media, which must be apart.</summary>
public sealed class LibraryFoldersRuleTests
{
    [Theory]
    [InlineData("/mnt/films")]
    [InlineData("/mnt/films,/mnt/series,/media/usb disk")]
    [InlineData("/srv/mediastack-old")]
    public void Folders_that_are_apart_pass(string folders) => Validate("/srv/mediastack", folders).ShouldBeEmpty();

    [Theory]
    [InlineData("/srv/mediastack/media", "\"/srv/mediastack/media\" lies in \"/srv/mediastack\" (data-folder).")]
    [InlineData("/srv/mediastack", "\"/srv/mediastack\" is the same folder as \"/srv/mediastack\" (data-folder).")]
    [InlineData("/srv", "\"/srv\" holds \"/srv/mediastack\" (data-folder).")]
    [InlineData("/mnt/a,/mnt/a/films", "\"/mnt/a/films\" lies in \"/mnt/a\".")]
    [InlineData("/mnt/a/films,/mnt/a", "\"/mnt/a\" holds \"/mnt/a/films\".")]
    public void A_folder_in_another_is_refused(string folders, string problem)
    {
        var finding = Validate("/srv/mediastack", folders).ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.Setting).ShouldBe((FindingSeverity.Error, FindingCodes.FolderOverlap, "library-folders"));
        finding.Problem.ShouldBe(problem);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/etc")]
    [InlineData("/usr")]
    [InlineData("/proc")]
    [InlineData("/var/lib/docker")]
    [InlineData("media")]
    public void Dangerous_folders_are_refused_for_data_and_libraries(string folder)
    {
        Validate(folder, "/mnt/films").ShouldHaveSingleItem().Setting.ShouldBe("data-folder");
        Validate("/srv/mediastack", $"/mnt/films,{folder}").ShouldHaveSingleItem().Setting.ShouldBe("library-folders");
    }

    private static IReadOnlyList<Finding> Validate(string data, string libraries) =>
        SettingsValidator.Validate(StackSettings.Default.With("data-folder", data).With("library-folders", libraries));
}

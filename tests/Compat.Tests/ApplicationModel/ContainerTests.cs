using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

public sealed class ContainerTests : IDisposable
{
    private readonly TestApplication _app = TestApplication.Publishing();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("redis", null, "redis:latest")]
    [InlineData("redis:7.4", null, "redis:7.4")]
    [InlineData("redis", "7.4", "redis:7.4")]
    [InlineData("linuxserver/sonarr", "4.0", "linuxserver/sonarr:4.0")]
    [InlineData("ghcr.io/owner/app:1", null, "ghcr.io/owner/app:1")]
    [InlineData("localhost:5000/app", null, "localhost:5000/app:latest")]
    [InlineData("registry.example.org:5000/a/b/c", "2", "registry.example.org:5000/a/b/c:2")]
    [InlineData("redis@sha256:abc", null, "redis@sha256:abc")]
    public void Image_names_are_understood(string image, string? tag, string expected)
    {
        var container = tag is null ? _app.Builder.AddContainer("c", image) : _app.Builder.AddContainer("c", image, tag);

        container.Resource.TryGetContainerImageName(out var name).ShouldBeTrue();
        name.ShouldBe(expected);
    }

    [Theory]
    [InlineData("redis:7", "8")]
    [InlineData("redis@sha256:abc", "8")]
    [InlineData("redis@md5:abc", null)]
    [InlineData("redis:", null)]
    [InlineData("ghcr.io/", null)]
    public void Ambiguous_or_malformed_image_names_are_refused(string image, string? tag) =>
        Should.Throw<ArgumentException>(() => _app.Builder.AddResource(new ContainerResource("c")).WithImage(image, tag))
            .Message.ShouldContain(image);

    [Fact]
    public void Registry_tag_and_digest_can_be_changed_one_by_one()
    {
        var container = _app.Builder.AddContainer("c", "app:1").WithImageRegistry("quay.io").WithImageTag("2");
        NameOf(container).ShouldBe("quay.io/app:2");

        container.WithImageSHA256("abc");
        NameOf(container).ShouldBe("quay.io/app@sha256:abc");

        container.WithImageTag("3");
        NameOf(container).ShouldBe("quay.io/app:3");
    }

    [Fact]
    public void Mounts_keep_source_target_and_rights()
    {
        var container = _app.Builder.AddContainer("c", "c")
            .WithVolume("config", "/config")
            .WithVolume("/cache")
            .WithBindMount("media", "/data", isReadOnly: true)
            .WithBindMount("/srv/media", "/srv");

        container.Resource.Annotations.OfType<ContainerMountAnnotation>()
            .Select(mount => $"{mount.Type} {mount.Source} {mount.Target} {(mount.IsReadOnly ? "ro" : "rw")}")
            .ShouldBe(["Volume config /config rw", "Volume  /cache rw", $"BindMount {_app.Folder.FullName}/media /data ro", "BindMount /srv/media /srv rw"]);
    }

    [Fact]
    public void A_volume_without_name_cannot_be_read_only() =>
        Should.Throw<ArgumentException>(() => _app.Builder.AddContainer("c", "c").WithVolume(null, "/cache", isReadOnly: true))
            .Message.ShouldContain("'/cache'");

    [Fact]
    public async Task Files_come_from_a_list_a_callback_or_a_folder()
    {
        _app.Write("config/b.conf", "b");
        _app.Write("config/a.conf", "a");
        _app.Write("config/sub/c.conf", "c");
        var container = _app.Builder.AddContainer("c", "c")
            .WithContainerFiles("/etc/list", [new ContainerFile { Name = "x", Contents = "1" }], defaultOwner: 1000)
            .WithContainerFiles("/etc/callback", (context, _) => Task.FromResult<IEnumerable<ContainerFileSystemItem>>([new ContainerFile { Name = context.Model.Name }]))
            .WithContainerFiles("/etc/folder", "config");

        using var app = _app.Builder.Build();
        var context = new ContainerFileSystemCallbackContext { Services = app.Services, Model = container.Resource };
        var files = new List<string>();
        foreach (var annotation in container.Resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>())
        {
            var items = await annotation.Callback(context, TestContext.Current.CancellationToken);
            files.AddRange(items.SelectMany(item => Paths($"{annotation.DefaultOwner} {annotation.DestinationPath}", item)));
        }

        files.ShouldBe(["1000 /etc/list/x", " /etc/callback/c", " /etc/folder/a.conf", " /etc/folder/b.conf", " /etc/folder/sub/c.conf"]);
    }

    [Fact]
    public void A_missing_source_of_files_is_named() =>
        Should.Throw<DirectoryNotFoundException>(() => ContainerDirectory.GetFileSystemItemsFromPath(Path.Combine(_app.Folder.FullName, "nothing")))
            .Message.ShouldContain("nothing");

    [Fact]
    public void A_file_name_is_no_path() =>
        Should.Throw<ArgumentException>(() => new ContainerFile { Name = "a/b" }).Message.ShouldContain("'a/b'");

    [Fact]
    public void Volume_names_tell_application_resource_and_purpose()
    {
        var first = VolumeNameGenerator.Generate(_app.Builder.AddContainer("redis", "redis"), "data");

        first.ShouldMatch("^compat\\.tests-[0-9a-f]{10}-redis-data$");
        Should.Throw<ArgumentException>(() => VolumeNameGenerator.Generate(_app.Builder.AddContainer("other", "o"), "a b"))
            .Message.ShouldContain("'a b'");
    }

    private static string? NameOf(IResourceBuilder<ContainerResource> container)
    {
        container.Resource.TryGetContainerImageName(out var name);
        return name;
    }

    private static IEnumerable<string> Paths(string prefix, ContainerFileSystemItem item) => item is ContainerDirectory directory
        ? directory.Entries.SelectMany(entry => Paths($"{prefix}/{item.Name}", entry))
        : [$"{prefix}/{item.Name}"];
}

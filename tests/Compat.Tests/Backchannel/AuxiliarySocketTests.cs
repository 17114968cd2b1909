using System.Globalization;
using System.Net.Sockets;
using Aspire.Hosting.Backchannel;
using MediaStack.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compat.Tests.Backchannel;

public sealed class AuxiliarySocketTests : IDisposable
{
    private const string Project = "/src/Demo.csproj";

    private readonly ScratchFolder _home = new();

    [Theory]
    [InlineData("/src/Demo.csproj", "gyrjOylB5uM")]
    [InlineData("/src/Demo/Demo.AppHost.csproj", "jQZKMiEec4Y")]
    public void An_app_host_is_called_as_the_command_line_calls_it(string project, string expected) =>
        AuxiliarySocket.IdOf(project).ShouldBe(expected);

    [Fact]
    public void The_path_holds_the_project_this_run_and_the_process()
    {
        var (first, second) = (AuxiliarySocket.NewPath("/home/me", Project), AuxiliarySocket.NewPath("/home/me", Project));

        first.ShouldMatch($"^/home/me/\\.aspire/cli/bch/gyrjOylB5uM[A-Za-z0-9_-]{{8}}\\.{Environment.ProcessId}$");
        second.ShouldNotBe(first);
    }

    [Fact]
    public void What_a_killed_app_host_left_is_removed_and_nothing_else()
    {
        var dead = Write("gyrjOylB5uMAAAAAAAA.2147483647");
        string[] others =
        [
            Write(string.Create(CultureInfo.InvariantCulture, $"gyrjOylB5uMBBBBBBBB.{Environment.ProcessId}")),
            Write("jQZKMiEec4YAAAAAAAA.2147483647"),
            Write("c0123456"),
        ];

        AuxiliarySocket.RemoveStale(_home.Root, Project);

        File.Exists(dead).ShouldBeFalse();
        others.ShouldAllBe(file => File.Exists(file));
    }

    [Fact]
    public void Links_to_files_and_folders_are_followed()
    {
        var real = _home.Write("real/project/Demo.csproj", "<Project/>");
        Directory.CreateSymbolicLink(_home.At("linked"), _home.At("real"));
        Directory.CreateSymbolicLink(_home.At("real", "again"), "project");
        File.CreateSymbolicLink(_home.At("real", "project", "Other.csproj"), "Demo.csproj");

        AuxiliarySocket.RealPath(_home.At("linked", "again", "Other.csproj")).ShouldBe(real);
    }

    [Fact]
    public async Task The_socket_is_the_owners_alone_and_gone_after_the_end()
    {
        var target = new EchoTarget();
        using var server = new AuxiliaryServer(_home.Root, Project, target, NullLogger<AuxiliaryServer>.Instance);
        await server.StartAsync(TestContext.Current.CancellationToken);
        var socket = Directory.EnumerateFiles(AuxiliarySocket.Folder(_home.Root)).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(socket).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        // Several callers, and one that leaves does not end it.
        await using var first = await RpcClient.ConnectAsync(socket, TestContext.Current.CancellationToken);
        await using (var second = await RpcClient.ConnectAsync(socket, TestContext.Current.CancellationToken))
            (await second.CallAsync("Echo"))!.GetValue<string>().ShouldBe("Echo");
        (await first.CallAsync("Again"))!.GetValue<string>().ShouldBe("Again");

        await server.StopAsync(TestContext.Current.CancellationToken);
        File.Exists(socket).ShouldBeFalse();
        await Should.ThrowAsync<SocketException>(() => RpcClient.ConnectAsync(socket, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_home_folder_too_deep_for_a_socket_does_not_stop_the_app_host()
    {
        var home = _home.At(new string('x', AuxiliarySocket.LongestPath));
        using var server = new AuxiliaryServer(home, Project, new EchoTarget(), NullLogger<AuxiliaryServer>.Instance);

        await server.StartAsync(TestContext.Current.CancellationToken);

        Directory.Exists(home).ShouldBeFalse();
        await server.StopAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _home.Dispose();

    private string Write(string name) => _home.Write(Path.Combine(".aspire", "cli", "bch", name), string.Empty);

    /// <summary>Answers every call with its name.</summary>
    private sealed class EchoTarget : IRpcTarget
    {
        public Task<RpcResult?> InvokeAsync(string method, System.Text.Json.JsonElement arguments, CancellationToken cancellationToken) =>
            Task.FromResult<RpcResult?>(RpcJson.Result(method));
    }
}

using Aspire.Hosting;
using Aspire.Hosting.Dcp;
using MediaStack.Tests;
using Microsoft.Extensions.Configuration;

namespace Compat.Tests.Dcp;

public sealed class EngineLocationTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_setting_comes_before_the_command_line_which_comes_before_the_bundle()
    {
        var (configured, given) = (_scratch.Write("configured/dcp", ""), _scratch.Write("given/dcp", ""));
        var bundled = _scratch.Write("node_modules/@microsoft/aspire-cli-test/bundle/dcp/dcp", "");
        _scratch.Write("node_modules/@microsoft/aspire-cli-test/bundle/managed/aspire-managed", "");
        _scratch.Write("node_modules/@microsoft/aspire-cli-test/bin/aspire", "");

        (await LocationOf(("DcpPublisher:CliPath", configured), ("ASPIRE_DCP_PATH", _scratch.At("given"))).FindDcpAsync(Cancellation)).ShouldBe(configured);
        (await LocationOf(("ASPIRE_DCP_PATH", _scratch.At("given"))).FindDcpAsync(Cancellation)).ShouldBe(given);
        (await LocationOf().FindDcpAsync(Cancellation)).ShouldBe(bundled);
        (await LocationOf(("ASPIRE_DASHBOARD_PATH", configured)).FindDashboardAsync(Cancellation)).ShouldBe(configured);
        (await LocationOf().FindDashboardAsync(Cancellation)).ShouldEndWith("/bundle/managed/aspire-managed");
    }

    [Fact]
    public async Task A_setting_that_names_nothing_is_an_error_that_names_the_setting()
    {
        var failure = await Should.ThrowAsync<DistributedApplicationException>(() => LocationOf(("ASPIRE_DCP_PATH", "/nowhere")).FindDcpAsync(Cancellation));

        failure.Message.ShouldContain("ASPIRE_DCP_PATH names '/nowhere/dcp', which does not exist.");
    }

    [Fact]
    public async Task A_missing_engine_is_an_error_with_the_cure()
    {
        var failure = await Should.ThrowAsync<DistributedApplicationException>(() => EngineBundle.FindAsync(_scratch.Root, _scratch.Root));

        failure.Message.ShouldBe("The Aspire engine is not installed. Run 'npm ci' in the folder that holds package.json, or set "
            + "ASPIRE_DCP_PATH and ASPIRE_DASHBOARD_PATH.");
    }

    [Fact]
    public async Task What_the_command_line_says_is_passed_on_when_it_cannot_unpack()
    {
        var commandLine = _scratch.Write("node_modules/@microsoft/aspire-cli-test/bin/aspire", "#!/bin/sh\necho the disk is full >&2\nexit 1\n");
        (await Cli.RunAsync("chmod", ["+x", commandLine])).Succeeded();

        var failure = await Should.ThrowAsync<DistributedApplicationException>(() => EngineBundle.FindAsync(_scratch.Root, _scratch.Root));

        failure.Message.ShouldContain($"could not be unpacked from '{commandLine}': the disk is full");
    }

    [Fact]
    public async Task The_bundle_of_a_command_line_installed_otherwise_is_used()
    {
        _scratch.Write(".aspire/bundle/dcp/dcp", "");
        _scratch.Write(".aspire/bundle/managed/aspire-managed", "");

        (await EngineBundle.FindAsync(_scratch.Root, _scratch.Root)).ShouldBe(_scratch.At(".aspire", "bundle"));
    }

    [Fact]
    public async Task Two_that_unpack_at_the_same_moment_get_one_complete_bundle_and_leave_nothing_else()
    {
        TestEnvironment.RequireEngine();
        var package = _scratch.At("node_modules", "@microsoft", "aspire-cli-linux-x64");
        Directory.CreateDirectory(Path.Combine(package, "bin"));
        File.Copy(Repository.At("node_modules", "@microsoft", "aspire-cli-linux-x64", "bin", "aspire"), Path.Combine(package, "bin", "aspire"));
        var before = Directory.GetDirectories(Path.GetTempPath(), "aspire-setup-*");

        var found = await Task.WhenAll(EngineBundle.FindAsync(_scratch.Root, _scratch.Root), EngineBundle.FindAsync(_scratch.At("node_modules"), _scratch.Root));

        found.ShouldAllBe(bundle => bundle == Path.Combine(package, "bundle"));
        Directory.GetDirectories(Path.Combine(package, "versions")).ShouldHaveSingleItem();
        (await Cli.RunAsync(Path.Combine(package, "bundle", "dcp", "dcp"), ["version"])).Succeeded().Output.ShouldContain("\"version\"");
        Directory.GetDirectories(Path.GetTempPath(), "aspire-setup-*").Except(before).ShouldBeEmpty();
    }

    public void Dispose() => _scratch.Dispose();

    private EngineLocation LocationOf(params (string Key, string Value)[] settings) => new(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))).Build(),
        assembly: null,
        _scratch.Root);
}

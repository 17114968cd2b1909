using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Compat.Tests.ApplicationModel;
using Microsoft.Extensions.Configuration;
using States = Aspire.Hosting.ApplicationModel.KnownResourceStates;

namespace Compat.Tests.Orchestration;

public sealed class ParameterRunTests : IAsyncDisposable
{
    private readonly RunningApplication _app = new();
    private readonly IResourceBuilder<ContainerResource> _web;

    public ParameterRunTests()
    {
        _web = _app.Builder.AddContainer("web", "web");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_parameter_is_shown_with_its_value_which_is_marked_when_secret(bool secret)
    {
        _app.Configure("Parameters:key", "abc");
        var parameter = _app.Builder.AddParameter("key", secret);

        await _app.StartAsync();

        var shown = _app.Now(parameter.Resource);
        (shown.ResourceType, shown.State!.Text).ShouldBe(("Parameter", States.Running));
        var value = shown.Properties.Single(property => property.Name == "Value");
        (value.Value, value.IsSensitive).ShouldBe(("abc", secret));
    }

    [Fact]
    public async Task A_missing_value_holds_whoever_needs_it_and_says_so_until_the_configuration_has_one()
    {
        var parameter = _app.Builder.AddParameter("api-key", secret: true);
        _web.WithEnvironment("URL", $"http://example.org/?key={parameter}");
        await _app.StartAsync();

        var missing = _app.Now(parameter.Resource);
        (missing.State!.Text, missing.State.Style).ShouldBe((States.ValueMissing, KnownResourceStateStyles.Warn));
        (await _app.LogOfAsync(parameter)).ShouldHaveSingleItem().ShouldContain("Parameters:api-key");
        WaitProgress.WaitingFor(await _app.UntilAsync(_web, States.Waiting)).ShouldBe(["parameter api-key"]);

        _app.Configure("Unrelated", "value");
        _app.Now(parameter.Resource).State!.Text.ShouldBe(States.ValueMissing);
        _app.Configure("Parameters:api-key", "s3cret");

        await _app.UntilAsync(_web, States.Running);
        (await _app.UntilAsync(parameter, States.Running)).Properties.Single(property => property.Name == "Value").Value.ShouldBe("s3cret");
        var variable = _app.Engine.StartedWith["web"].Environment.ShouldHaveSingleItem();
        (variable.Value, variable.IsSecret).ShouldBe(("http://example.org/?key=s3cret", true));
    }

    [Fact]
    public async Task A_value_written_into_a_settings_file_meanwhile_is_found()
    {
        using var folder = TestApplication.Running();
        var file = folder.Write("appsettings.json", "{}");
        _app.Builder.Configuration.AddJsonFile(file, optional: false, reloadOnChange: true);
        var parameter = _app.Builder.AddParameter("api-key");
        await _app.StartAsync();
        _app.Now(parameter.Resource).State!.Text.ShouldBe(States.ValueMissing);

        await File.WriteAllTextAsync(file, """{ "Parameters": { "api-key": "abc" } }""", _app.Token);

        await _app.UntilAsync(parameter, States.Running);
    }

    [Fact]
    public async Task The_start_command_cannot_make_up_a_value_and_says_what_is_missing()
    {
        var parameter = _app.Builder.AddParameter("api-key");
        _web.WithEnvironment("KEY", parameter);
        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Waiting);

        var result = await _app.CommandAsync(_web, "start");

        (result.Success, result.Message).ShouldBe((false, "'web' cannot start without parameter api-key."));
        _app.Configure("Parameters:api-key", "abc");
        await _app.UntilAsync(_web, States.Running);
    }

    [Fact]
    public async Task Waiting_for_a_parameter_waits_for_its_value()
    {
        var parameter = _app.Builder.AddParameter("api-key");
        _web.WaitFor(parameter);
        await _app.StartAsync();
        WaitProgress.WaitingFor(await _app.UntilAsync(_web, States.Waiting)).ShouldBe(["api-key"]);

        _app.Configure("Parameters:api-key", "abc");

        await _app.UntilAsync(_web, States.Running);
    }

    [Fact]
    public async Task A_value_that_cannot_be_computed_fails_whoever_needs_it()
    {
        var parameter = _app.Builder.AddParameter("address", () => throw new InvalidOperationException("There is no network."));
        _web.WithEnvironment("ADDRESS", parameter);

        await _app.StartAsync();

        _app.Now(parameter.Resource).State.ShouldBe(new ResourceStateSnapshot("Error", KnownResourceStateStyles.Error));
        await _app.UntilAsync(_web, States.FailedToStart);
        (await _app.LogOfAsync(_web)).ShouldContain("It could not be started: There is no network.");
    }

    [Fact]
    public async Task A_generated_value_is_the_same_for_all()
    {
        var password = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(_app.Builder, "password");
        _web.WithEnvironment("A", _app.Builder.CreateResourceBuilder(password)).WithEnvironment("B", _app.Builder.CreateResourceBuilder(password));

        await _app.StartAsync();

        await _app.UntilAsync(_web, States.Running);
        var values = _app.Engine.StartedWith["web"].Environment;
        values[0].Value.Length.ShouldBe(22);
        values[0].Value.ShouldBe(values[1].Value);
        values.ShouldAllBe(value => value.IsSecret);
    }
}

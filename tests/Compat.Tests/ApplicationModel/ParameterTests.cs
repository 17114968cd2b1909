using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

public sealed class ParameterTests : IDisposable
{
    private readonly TestApplication _app = TestApplication.Publishing();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Value_is_the_configured_one()
    {
        var parameter = _app.Builder.AddParameter("ms-puid");
        _app.Configure("Parameters:ms-puid", "1000");

        (await ValueOf(parameter)).ShouldBe("1000");
    }

    [Fact]
    public async Task Underscores_stand_for_hyphens_because_variables_have_none()
    {
        var parameter = _app.Builder.AddParameter("ms-puid");
        _app.Configure("Parameters:ms_puid", "1001");

        (await ValueOf(parameter)).ShouldBe("1001");
    }

    [Fact]
    public async Task The_exact_key_comes_before_the_one_with_underscores()
    {
        var parameter = _app.Builder.AddParameter("ms-puid");
        _app.Configure("Parameters:ms_puid", "1001");
        _app.Configure("Parameters:ms-puid", "1000");

        (await ValueOf(parameter)).ShouldBe("1000");
    }

    [Fact]
    public async Task Configured_value_comes_before_the_default()
    {
        var parameter = _app.Builder.AddParameter("token", new GenerateParameterDefault(), secret: true);
        _app.Configure("Parameters:token", "configured");

        (await ValueOf(parameter)).ShouldBe("configured");
    }

    [Fact]
    public async Task Missing_value_names_parameter_key_and_variable()
    {
        var parameter = _app.Builder.AddParameter("ms-puid");

        var exception = await Should.ThrowAsync<MissingParameterValueException>(async () => await ValueOf(parameter));

        exception.Message.ShouldContain("'ms-puid'");
        exception.Message.ShouldContain("Parameters:ms-puid");
        exception.Message.ShouldContain("Parameters__ms_puid");
    }

    [Fact]
    public async Task Fixed_value_ignores_the_configuration()
    {
        var parameter = _app.Builder.AddParameter("port", "8096");
        _app.Configure("Parameters:port", "1");

        (await ValueOf(parameter)).ShouldBe("8096");
    }

    [Fact]
    public async Task Published_default_gives_way_to_the_configuration()
    {
        var given = _app.Builder.AddParameter("given", "default", publishValueAsDefault: true);
        var overridden = _app.Builder.AddParameter("overridden", "default", publishValueAsDefault: true);
        _app.Configure("Parameters:overridden", "configured");

        (await ValueOf(given)).ShouldBe("default");
        given.Resource.Default!.GetDefaultValue().ShouldBe("default");
        (await ValueOf(overridden)).ShouldBe("configured");
    }

    [Fact]
    public void A_value_cannot_be_secret_and_published() =>
        Should.Throw<ArgumentException>(() => _app.Builder.AddParameter("token", "x", publishValueAsDefault: true, secret: true))
            .Message.ShouldContain("'token'");

    [Fact]
    public async Task Computed_value_is_computed_once()
    {
        var calls = 0;
        var parameter = _app.Builder.AddParameter("token", () => $"value {++calls}");

        (await ValueOf(parameter)).ShouldBe("value 1");
        (await ValueOf(parameter)).ShouldBe("value 1");
    }

    [Fact]
    public async Task Generated_value_is_the_same_at_each_reading()
    {
        var parameter = _app.Builder.AddResource(ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(_app.Builder, "password"));

        (await ValueOf(parameter)).ShouldBe(await ValueOf(parameter));
        parameter.Resource.Secret.ShouldBeTrue();
    }

    [Fact]
    public async Task Value_from_a_key_of_the_configuration()
    {
        var parameter = _app.Builder.AddParameterFromConfiguration("mail", "Smtp:Host");
        _app.Configure("Smtp:Host", "mail.example.org");

        (await ValueOf(parameter)).ShouldBe("mail.example.org");
    }

    [Fact]
    public async Task Missing_key_is_named()
    {
        var parameter = _app.Builder.AddParameterFromConfiguration("mail", "Smtp:Host");

        (await Should.ThrowAsync<MissingParameterValueException>(async () => await ValueOf(parameter))).Message.ShouldContain("Smtp:Host");
    }

    [Fact]
    public async Task Connection_string_comes_from_its_section_and_reaches_who_references_it()
    {
        var database = _app.Builder.AddConnectionString("library", "LIBRARY_DB");
        var container = _app.Builder.AddContainer("app", "app").WithReference(database);
        _app.Configure("ConnectionStrings:library", "Host=db");

        (await database.Resource.GetConnectionStringAsync(TestContext.Current.CancellationToken)).ShouldBe("Host=db");
        (await container.PlaceholdersAsync())["LIBRARY_DB"].ShouldBe("{library.connectionString}");
    }

    [Fact]
    public async Task Optional_connection_string_may_be_missing()
    {
        var database = _app.Builder.AddConnectionString("library");

        IValueProvider optional = new ConnectionStringReference(database.Resource, optional: true);
        IValueProvider required = new ConnectionStringReference(database.Resource, optional: false);

        (await optional.GetValueAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
        await Should.ThrowAsync<MissingParameterValueException>(async () => await required.GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Description_is_kept_with_its_format()
    {
        var parameter = _app.Builder.AddParameter("token").WithDescription("See **settings**.", enableMarkdown: true);

        parameter.Resource.Description.ShouldBe("See **settings**.");
        parameter.Resource.EnableDescriptionMarkdown.ShouldBeTrue();
    }

    private static async Task<string?> ValueOf(IResourceBuilder<ParameterResource> parameter) =>
        await parameter.Resource.GetValueAsync(TestContext.Current.CancellationToken);
}

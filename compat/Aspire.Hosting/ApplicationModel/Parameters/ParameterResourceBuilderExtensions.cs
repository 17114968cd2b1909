using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds parameters.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter whose value is <c>Parameters:name</c> in the configuration.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="secret">True when the value must not be shown.</param>
    /// <returns>Builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(CreateConfigured(builder, name, secret, null));

    /// <summary>Adds a parameter with a fixed value.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="value">The value.</param>
    /// <param name="publishValueAsDefault">True to make it a default that <c>Parameters:name</c> overrides and that is published.</param>
    /// <param name="secret">True when the value must not be shown.</param>
    /// <returns>Builder of the parameter.</returns>
    /// <exception cref="ArgumentException">The value is both secret and published.</exception>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        string value,
        bool publishValueAsDefault = false,
        bool secret = false) => builder.AddParameter(name, () => value, publishValueAsDefault, secret);

    /// <summary>Adds a parameter whose value is computed when it is first needed.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="valueGetter">Computes the value.</param>
    /// <param name="publishValueAsDefault">True to make it a default that <c>Parameters:name</c> overrides and that is published.</param>
    /// <param name="secret">True when the value must not be shown.</param>
    /// <returns>Builder of the parameter.</returns>
    /// <exception cref="ArgumentException">The value is both secret and published.</exception>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        Func<string> valueGetter,
        bool publishValueAsDefault = false,
        bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(valueGetter);
        if (publishValueAsDefault && secret)
            throw new ArgumentException($"The parameter '{name}' cannot be both secret and published with its value.", nameof(secret));

        return publishValueAsDefault
            ? builder.AddParameter(name, new ConstantParameterDefault(valueGetter))
            : builder.AddResource(new ParameterResource(name, _ => valueGetter(), secret));
    }

    /// <summary>Adds a parameter whose value is a key of the configuration.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="configurationKey">The key, with colons.</param>
    /// <param name="secret">True when the value must not be shown.</param>
    /// <returns>Builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(
        this IDistributedApplicationBuilder builder,
        string name,
        string configurationKey,
        bool secret = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(configurationKey);
        return builder.AddResource(new ParameterResource(
            name,
            _ => ParameterValue.GetFromKey(builder.Configuration, name, configurationKey),
            secret));
    }

    /// <summary>Adds a parameter whose value is <c>Parameters:name</c> in the configuration, else a default.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="value">The default, such as <see cref="GenerateParameterDefault"/>.</param>
    /// <param name="secret">True when the value must not be shown.</param>
    /// <param name="persist">True to keep a generated value in the developer's user secrets, in run mode.</param>
    /// <returns>Builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        ParameterDefault value,
        bool secret = false,
        bool persist = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.AddResource(CreateConfigured(builder, name, secret, persist ? Persisted(builder, name, value) : value));
    }

    /// <summary>Says what a person should know who is asked for the value.</summary>
    /// <param name="builder">Builder of the parameter.</param>
    /// <param name="description">The text.</param>
    /// <param name="enableMarkdown">True when the text is Markdown.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<ParameterResource> WithDescription(
        this IResourceBuilder<ParameterResource> builder,
        string description,
        bool enableMarkdown = false)
    {
        ArgumentNullException.ThrowIfNull(description);
        builder.Resource.Description = description;
        builder.Resource.EnableDescriptionMarkdown = enableMarkdown;
        return builder;
    }

    /// <summary>Adds a connection string that is <c>ConnectionStrings:name</c> in the configuration.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the connection string.</param>
    /// <param name="environmentVariableName">Variable that carries it in resources that reference it; null for <c>ConnectionStrings__name</c>.</param>
    /// <returns>Builder of the connection string.</returns>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(
        this IDistributedApplicationBuilder builder,
        string name,
        string? environmentVariableName = null) => builder.AddResource(new ConnectionStringParameterResource(
            name,
            _ => ParameterValue.GetConnectionString(builder.Configuration, name),
            environmentVariableName));

    /// <summary>Makes a secret parameter with a generated default that is kept in run mode. It is not added to the model.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="lower">Whether small letters may occur.</param>
    /// <param name="upper">Whether capital letters may occur.</param>
    /// <param name="numeric">Whether digits may occur.</param>
    /// <param name="special">Whether special characters may occur.</param>
    /// <param name="minLower">Fewest small letters.</param>
    /// <param name="minUpper">Fewest capital letters.</param>
    /// <param name="minNumeric">Fewest digits.</param>
    /// <param name="minSpecial">Fewest special characters.</param>
    /// <returns>The parameter.</returns>
    public static ParameterResource CreateDefaultPasswordParameter(
        IDistributedApplicationBuilder builder,
        string name,
        bool lower = true,
        bool upper = true,
        bool numeric = true,
        bool special = true,
        int minLower = 0,
        int minUpper = 0,
        int minNumeric = 0,
        int minSpecial = 0) => CreateGeneratedParameter(builder, name, secret: true, new GenerateParameterDefault
        {
            Lower = lower,
            Upper = upper,
            Numeric = numeric,
            Special = special,
            MinLower = minLower,
            MinUpper = minUpper,
            MinNumeric = minNumeric,
            MinSpecial = minSpecial,
        });

    /// <summary>Makes a parameter with a generated default that is kept in run mode. It is not added to the model.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="secret">True when the value must not be shown.</param>
    /// <param name="parameterDefault">How the value is generated.</param>
    /// <returns>The parameter.</returns>
    public static ParameterResource CreateGeneratedParameter(
        IDistributedApplicationBuilder builder,
        string name,
        bool secret,
        GenerateParameterDefault parameterDefault) => CreateConfigured(builder, name, secret, Persisted(builder, name, parameterDefault));

    private static ParameterResource CreateConfigured(IDistributedApplicationBuilder builder, string name, bool secret, ParameterDefault? value)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new ParameterResource(name, fallback => ParameterValue.Get(builder.Configuration, name, fallback), secret) { Default = value };
    }

    private static ParameterDefault Persisted(IDistributedApplicationBuilder builder, string name, ParameterDefault value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.ExecutionContext.IsRunMode && builder.UserSecretsManager.IsAvailable
            ? new UserSecretsParameterDefault(builder.UserSecretsManager, name, value)
            : value;
    }
}

using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Names volumes so that two applications do not share one by chance.</summary>
public static class VolumeNameGenerator
{
    /// <summary>Makes a name of application, resource and purpose; the same in every run.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="suffix">Purpose of the volume: letters, digits, <c>_</c>, <c>.</c>, <c>-</c>.</param>
    /// <returns>The name: <c>application-hash-resource-suffix</c>.</returns>
    /// <exception cref="ArgumentException">The purpose has other characters.</exception>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(suffix);
        if (!suffix.All(IsAllowed))
            throw new ArgumentException($"The suffix '{suffix}' of a volume name may have only ASCII letters, digits, "
                + "'_', '.' and '-'.", nameof(suffix));

        var application = builder.ApplicationBuilder;
        var name = string.Concat(application.Environment.ApplicationName.Select(character => IsAllowed(character) ? character : '_'));
        var hash = application.Configuration["AppHost:Sha256"] is { Length: >= 10 } sha ? sha[..10] : "0000000000";
        return $"{name}-{hash}".ToLowerInvariant() + $"-{builder.Resource.Name}-{suffix}";
    }

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-';
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>The developer's secrets of one app host: a JSON file of flat keys outside the project.</summary>
[Experimental("ASPIREUSERSECRETS001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IUserSecretsManager
{
    /// <summary>False when the app host has no user-secrets id: nothing is kept then.</summary>
    bool IsAvailable { get; }

    /// <summary>Full path of the file; it may not exist yet. Empty when not available.</summary>
    string FilePath { get; }

    /// <summary>Keeps a value.</summary>
    /// <param name="name">Configuration key, such as <c>Parameters:password</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when it could not be kept.</returns>
    bool TrySetSecret(string name, string value);

    /// <summary>Removes a value.</summary>
    /// <param name="name">Configuration key.</param>
    /// <returns>False when there was none, or the file could not be written.</returns>
    bool TryDeleteSecret(string name);

    /// <summary>Puts a value into the configuration: the one it has, else a generated one that is kept.</summary>
    /// <param name="configuration">The configuration to read and extend.</param>
    /// <param name="name">Configuration key.</param>
    /// <param name="valueGenerator">Makes the value when there is none.</param>
    void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator);
}

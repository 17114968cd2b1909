using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Settings;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Publishing;

/// <summary>
/// The owner's values in a compose file. Aspire's publisher leaves a variable for each, and Compose prefers a variable of the caller's
/// shell to <c>.env</c>. So plain values are written in place, where nothing overrides them; only secrets that a service takes from its
/// environment stay variables, filled from <c>.env</c>.
/// </summary>
internal sealed class ReleaseValues
{
    private readonly Dictionary<string, ParameterResource> _parameters;
    private readonly Dictionary<string, string> _values;
    private readonly SortedSet<string> _secrets = new(StringComparer.Ordinal);

    private ReleaseValues(Dictionary<string, ParameterResource> parameters, Dictionary<string, string> values)
    {
        _parameters = parameters;
        _values = values;
    }

    /// <summary>Reads the parameters of the model.</summary>
    public static async Task<ReleaseValues> ReadAsync(IEnumerable<ParameterResource> parameters, CancellationToken cancellationToken)
    {
        var byVariable = parameters.ToDictionary(parameter => ParameterTable.VariableName(parameter.Name), StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (variable, parameter) in byVariable)
        {
            values[variable] = await parameter.GetValueAsync(cancellationToken) ?? "";
        }

        return new ReleaseValues(byVariable, values);
    }

    /// <summary>Writes the plain values into the compose file.</summary>
    public void FillIn(YamlMappingNode compose)
    {
        foreach (var scalar in compose.AllNodes.OfType<YamlScalarNode>().Where(scalar => scalar.Value is not null))
        {
            scalar.Value = ComposeVariables.Replace(scalar.Value!, InPlace);
        }
    }

    /// <summary>A path of the host as the engine sees it.</summary>
    public string Path(string composeText) =>
        ComposeVariables.Replace(composeText, variable => ComposeText.Literal(_values[variable])).Replace("$$", "$", StringComparison.Ordinal);

    /// <summary>A text of the compose file as Compose would hand it on, secrets included.</summary>
    /// <param name="composeText">The text.</param>
    /// <param name="project">What stands for the name of the project.</param>
    public string Text(string composeText, string project) =>
        ComposeVariables.Replace(composeText, variable => ComposeText.Literal(variable == ComposeVariables.Project ? project : _values[variable]))
            .Replace("$$", "$", StringComparison.Ordinal);

    /// <summary>The variables that are left: <c>.env</c>.</summary>
    public string ToDotEnv() =>
        DotEnv.Write(
            "Secrets that services take from their environment. Written by MediaStack; change the settings instead.",
            _secrets.Select(variable => new DotEnv.Variable(variable, _values[variable], _parameters[variable].Description)));

    private string InPlace(string variable)
    {
        if (variable == ComposeVariables.Project || variable.EndsWith(ComposeVariables.Optional, StringComparison.Ordinal))
        {
            return $"${{{variable}}}";
        }

        if (!_parameters.TryGetValue(variable, out var parameter))
        {
            throw new DistributedApplicationException($"The compose file asks for ${{{variable}}}, which no setting of the stack provides.");
        }

        if (!parameter.Secret)
        {
            return ComposeText.Literal(_values[variable]);
        }

        _secrets.Add(variable);
        return $"${{{variable}}}";
    }
}

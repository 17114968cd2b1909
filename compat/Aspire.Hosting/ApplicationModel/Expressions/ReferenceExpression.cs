using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A text with places for values of resources, such as <c>redis://{0}:{1}</c>. Written as an interpolated string:
/// <c>ReferenceExpression.Create($"redis://{endpoint.Property(EndpointProperty.Host)}")</c>.
/// A conditional expression picks one of two others by a value instead.
/// </summary>
[DebuggerDisplay("{ValueExpression}")]
public partial class ReferenceExpression : IExpressionValue, IValueWithReferences
{
    /// <summary>The expression without text and values; its value is null.</summary>
    public static readonly ReferenceExpression Empty = new(string.Empty, []);

    private readonly string? _conditionalName;

    private ReferenceExpression(string format, IReadOnlyList<ExpressionPart> parts)
    {
        Format = format;
        ValueProviders = [.. parts.Select(part => part.Provider)];
        ManifestExpressions = [.. parts.Select(part => part.Manifest)];
        StringFormats = [.. parts.Select(part => part.Format)];
    }

    private ReferenceExpression(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        Condition = condition;
        MatchValue = matchValue;
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
        Format = string.Empty;
        ValueProviders = [.. whenTrue.ValueProviders, .. whenFalse.ValueProviders];
        ManifestExpressions = [];
        StringFormats = [];
        _conditionalName = NameConditional(condition, matchValue, whenTrue, whenFalse);
    }

    /// <summary>A composite format: text with <c>{0}</c>, <c>{1}</c> … for the values; braces of the text are doubled.</summary>
    public string Format { get; }

    /// <summary>The placeholders of the values, in the order of <see cref="Format"/>.</summary>
    public IReadOnlyList<string> ManifestExpressions { get; }

    /// <summary>How each value is encoded: null for as it is, <c>uri</c> for percent encoding.</summary>
    public IReadOnlyList<string?> StringFormats { get; }

    /// <summary>The values, in the order of <see cref="Format"/>; of a conditional expression those of both branches.</summary>
    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    /// <summary>True when the expression chooses between <see cref="WhenTrue"/> and <see cref="WhenFalse"/>.</summary>
    public bool IsConditional => Condition is not null;

    /// <summary>The value that decides; null when not conditional.</summary>
    public IValueProvider? Condition { get; }

    /// <summary>Used when the condition has the value <see cref="MatchValue"/>; null when not conditional.</summary>
    public ReferenceExpression? WhenTrue { get; }

    /// <summary>Used otherwise; null when not conditional.</summary>
    public ReferenceExpression? WhenFalse { get; }

    /// <summary>What the condition is compared with, upper and lower case alike; null when not conditional.</summary>
    public string? MatchValue { get; }

    /// <summary>The text with placeholders in place of the values.</summary>
    public string ValueExpression => IsConditional
        ? $"{{{_conditionalName}.connectionString}}"
        : string.Format(CultureInfo.InvariantCulture, Format, [.. ManifestExpressions]);

    IEnumerable<object> IValueWithReferences.References
    {
        get
        {
            if (!IsConditional)
                return ValueProviders;

            var ofCondition = Condition is IValueWithReferences references ? references.References : [];
            return [Condition!, .. ofCondition, .. ((IValueWithReferences)WhenTrue!).References, .. ((IValueWithReferences)WhenFalse!).References];
        }
    }

    /// <summary>Puts the values into the text, as one reader sees them.</summary>
    /// <param name="context">Who asks, and from which network.</param>
    /// <param name="cancellationToken">Stops waiting for values.</param>
    /// <returns>The text; null for an empty expression.</returns>
    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (IsConditional)
        {
            var actual = await Condition!.GetValueAsync(context, cancellationToken);
            var branch = string.Equals(actual, MatchValue, StringComparison.OrdinalIgnoreCase) ? WhenTrue! : WhenFalse!;
            return await branch.GetValueAsync(context, cancellationToken);
        }

        if (Format.Length == 0)
            return null;

        var values = new object?[ValueProviders.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = await ValueProviders[i].GetValueAsync(context, cancellationToken);
            values[i] = value is null ? null : ExpressionPart.Encode(value, StringFormats[i]);
        }

        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    /// <summary>Puts the values into the text.</summary>
    /// <param name="cancellationToken">Stops waiting for values.</param>
    /// <returns>The text; null for an empty expression.</returns>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) =>
        GetValueAsync(new ValueProviderContext(), cancellationToken);

    /// <summary>Makes an expression from an interpolated string.</summary>
    /// <param name="handler">The string; its holes take texts, values and builders of resources that are values.</param>
    /// <returns>The expression.</returns>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.Build();

    /// <summary>Makes an expression that chooses between two others when its value is asked for.</summary>
    /// <param name="condition">The value that decides.</param>
    /// <param name="matchValue">What it is compared with, upper and lower case alike.</param>
    /// <param name="whenTrue">Used when they are equal.</param>
    /// <param name="whenFalse">Used otherwise.</param>
    /// <returns>The expression.</returns>
    public static ReferenceExpression CreateConditional(
        IValueProvider condition,
        string matchValue,
        ReferenceExpression whenTrue,
        ReferenceExpression whenFalse)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentException.ThrowIfNullOrEmpty(matchValue);
        ArgumentNullException.ThrowIfNull(whenTrue);
        ArgumentNullException.ThrowIfNull(whenFalse);
        return new(condition, matchValue, whenTrue, whenFalse);
    }

    internal static ReferenceExpression Create(string format, IReadOnlyList<ExpressionPart> parts) => new(format, parts);

    // A published file may name a condition, so the name must be the same in every run.
    private static string NameConditional(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        var source = condition is IManifestExpressionProvider provider ? provider.ValueExpression : condition.GetType().Name;
        var words = source.Split([.. source.Where(character => !char.IsAsciiLetterOrDigit(character)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        var identity = string.Join('\n', source, matchValue, whenTrue.ValueExpression, whenFalse.ValueExpression);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..8];
        return $"cond-{string.Join('-', words)}-{hash}".ToLowerInvariant();
    }
}

/// <summary>One value in an expression: who provides it, its placeholder and its encoding.</summary>
internal sealed record ExpressionPart(IValueProvider Provider, string Manifest, string? Format)
{
    /// <summary>Encodes a value; the one encoding besides "as it is" is <c>uri</c>.</summary>
    public static string Encode(string value, string? format) => format?.ToLowerInvariant() switch
    {
        null or "" => value,
        "uri" => Uri.EscapeDataString(value),
        _ => throw new FormatException($"'{format}' is no format of a reference expression; use 'uri' or none."),
    };
}

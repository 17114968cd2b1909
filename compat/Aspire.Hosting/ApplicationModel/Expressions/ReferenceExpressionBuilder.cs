using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Puts a <see cref="ReferenceExpression"/> together piece by piece.</summary>
public partial class ReferenceExpressionBuilder
{
    private readonly StringBuilder _format = new();
    private readonly List<ExpressionPart> _parts = [];

    /// <summary>True as long as nothing was appended.</summary>
    public bool IsEmpty => _format.Length == 0;

    /// <summary>Appends an interpolated string.</summary>
    /// <param name="handler">The string; the compiler has it appended before the call.</param>
    /// <exception cref="ArgumentException">The handler was made by hand, for another builder.</exception>
    public void Append([InterpolatedStringHandlerArgument("")] in ReferenceExpressionBuilderInterpolatedStringHandler handler)
    {
        if (!handler.AppendsTo(this))
            throw new ArgumentException("The handler appends to another builder; pass an interpolated string.", nameof(handler));
    }

    /// <summary>Appends text. As in the official package, braces that are doubled already stand for one brace.</summary>
    /// <param name="value">The text.</param>
    public void AppendLiteral(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            _format.Append(value[i]);
            if (value[i] is not ('{' or '}'))
                continue;

            _format.Append(value[i]);
            if (i + 1 < value.Length && value[i + 1] == value[i])
                i++;
        }
    }

    /// <summary>Appends text.</summary>
    /// <param name="value">The text, taken literally; nothing when null.</param>
    public void AppendFormatted(string? value) => AppendFormatted(value, format: null);

    /// <summary>Appends text.</summary>
    /// <param name="value">The text, taken literally; nothing when null.</param>
    /// <param name="format"><c>uri</c> for percent encoding, or null.</param>
    public void AppendFormatted(string? value, string? format = null)
    {
        if (value is not null)
            _format.Append(ExpressionPart.Encode(value, format).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    /// <summary>Appends a value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="valueProvider">The value.</param>
    public void AppendFormatted<T>(T valueProvider) where T : IValueProvider, IManifestExpressionProvider =>
        AppendFormatted(valueProvider, format: null);

    /// <summary>Appends a value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="valueProvider">The value.</param>
    /// <param name="format"><c>uri</c> for percent encoding, or null.</param>
    public void AppendFormatted<T>(T valueProvider, string? format) where T : IValueProvider, IManifestExpressionProvider =>
        Append(valueProvider, valueProvider.ValueExpression, format);

    /// <summary>Appends a value whose type is known only at run time.</summary>
    /// <param name="valueProvider">A text, an object that is both a value and a placeholder, or a builder of such a resource.</param>
    /// <param name="format"><c>uri</c> for percent encoding, or null.</param>
    /// <exception cref="ArgumentException">The object is none of these.</exception>
    public void AppendValueProvider(object valueProvider, string? format = null)
    {
        var value = valueProvider is IResourceBuilder<IResource> builder ? builder.Resource : valueProvider;
        if (value is string text)
            AppendFormatted(text, format);
        else if (value is IValueProvider provider and IManifestExpressionProvider manifest)
            Append(provider, manifest.ValueExpression, format);
        else
            throw new ArgumentException($"{value?.GetType().Name ?? "null"} is neither text nor a value with a "
                + "placeholder.", nameof(valueProvider));
    }

    /// <summary>Makes the expression. The builder can be used on.</summary>
    /// <returns>The expression.</returns>
    public ReferenceExpression Build() => ReferenceExpression.Create(_format.ToString(), [.. _parts]);

    private void Append(IValueProvider provider, string manifest, string? format)
    {
        ExpressionPart.Encode(string.Empty, format);
        _format.Append(CultureInfo.InvariantCulture, $"{{{_parts.Count}}}");
        _parts.Add(new ExpressionPart(provider, manifest, format));
    }
}

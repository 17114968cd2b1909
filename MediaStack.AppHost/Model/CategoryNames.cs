using MediaStack.Catalog;

namespace MediaStack.AppHost.Model;

/// <summary>Categories as labels.</summary>
internal static class CategoryNames
{
    /// <summary>The category in lower case, with hyphens: <c>media-servers</c>.</summary>
    public static string KebabName(this ServiceCategory category) =>
        string.Concat(category.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}")).ToLowerInvariant();
}

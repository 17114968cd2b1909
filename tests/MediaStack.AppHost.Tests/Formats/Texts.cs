using System.Text;

namespace MediaStack.AppHost.Tests.Formats;

/// <summary>Which of the strings that a property test makes up are text.</summary>
internal static class Texts
{
    /// <summary>False with a lone surrogate in it, which no encoding can carry.</summary>
    public static bool IsText(string value) => !value.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}

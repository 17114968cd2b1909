using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A random value from a cryptographic generator. The alphabet leaves out characters that look alike or need quoting.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string LowerLetters = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperLetters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string SpecialCharacters = "-_.{}~()*+!";

    /// <summary>Number of characters, unless the minimums together ask for more. 22 of the whole alphabet hold 128 bits.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Whether small letters may occur.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Whether capital letters may occur.</summary>
    public bool Upper { get; set; } = true;

    /// <summary>Whether digits may occur.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Whether special characters may occur.</summary>
    public bool Special { get; set; } = true;

    /// <summary>Fewest small letters.</summary>
    public int MinLower { get; set; }

    /// <summary>Fewest capital letters.</summary>
    public int MinUpper { get; set; }

    /// <summary>Fewest digits.</summary>
    public int MinNumeric { get; set; }

    /// <summary>Fewest special characters.</summary>
    public int MinSpecial { get; set; }

    /// <summary>Makes a value; a new one at each call.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">No characters are allowed, or a kind that is not allowed has a minimum.</exception>
    public override string GetDefaultValue()
    {
        (string Name, string Alphabet, bool Allowed, int Minimum)[] kinds =
        [
            (nameof(Lower), LowerLetters, Lower, MinLower),
            (nameof(Upper), UpperLetters, Upper, MinUpper),
            (nameof(Numeric), Digits, Numeric, MinNumeric),
            (nameof(Special), SpecialCharacters, Special, MinSpecial),
        ];
        foreach (var (name, _, allowed, minimum) in kinds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(minimum, $"Min{name}");
            if (minimum > 0 && !allowed)
                throw new InvalidOperationException($"Min{name} is {minimum}, but {name} is false: allow these characters, or ask for none.");
        }

        var alphabet = string.Concat(kinds.Where(kind => kind.Allowed).Select(kind => kind.Alphabet));
        if (alphabet.Length == 0)
            throw new InvalidOperationException("A value cannot be generated from no characters: set Lower, Upper, Numeric or Special.");

        var required = string.Concat(kinds.Select(kind => RandomNumberGenerator.GetString(kind.Alphabet, kind.Minimum)));
        var rest = RandomNumberGenerator.GetString(alphabet, Math.Max(0, MinLength - required.Length));
        var characters = (required + rest).ToCharArray();
        RandomNumberGenerator.Shuffle<char>(characters);
        return new string(characters);
    }
}

namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Masks of file permissions.</summary>
internal static class FileModeRule
{
    public static Complaint? Check(string value)
    {
        var digits = value.Length == 4 && value[0] == '0' ? value[1..] : value;
        if (digits.Length != 3 || digits.Any(digit => digit is < '0' or > '7'))
            return new($"{TextRules.Show(value)} is no file mode mask.", "Write three octal digits in quotes, such as \"002\" or \"022\".");
        return digits[0] == '0'
            ? null
            : new($"{TextRules.Show(value)} takes permissions from the owner, so services could not use their own files.",
                "Begin with 0, such as \"002\".");
    }
}

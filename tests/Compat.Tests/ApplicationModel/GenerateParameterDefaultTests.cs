using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

public sealed class GenerateParameterDefaultTests
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ0123456789-_.{}~()*+!";

    [Fact]
    public void Value_has_22_characters_of_an_alphabet_of_67()
    {
        var values = Enumerable.Range(0, 200).Select(_ => new GenerateParameterDefault().GetDefaultValue()).ToArray();

        values.ShouldAllBe(value => value.Length == 22);
        values.SelectMany(value => value).Distinct().Order().ShouldBe(Alphabet.Order());
        values.Distinct().Count().ShouldBe(values.Length);
    }

    [Theory]
    [InlineData(true, false, false, false, "abcdefghjkmnpqrstuvwxyz")]
    [InlineData(false, true, false, false, "ABCDEFGHJKMNPQRSTUVWXYZ")]
    [InlineData(false, false, true, false, "0123456789")]
    [InlineData(false, false, false, true, "-_.{}~()*+!")]
    public void Only_allowed_kinds_occur(bool lower, bool upper, bool numeric, bool special, string allowed)
    {
        var generated = new GenerateParameterDefault { Lower = lower, Upper = upper, Numeric = numeric, Special = special, MinLength = 400 };

        generated.GetDefaultValue().Distinct().Order().ShouldBe(allowed.Order());
    }

    [Fact]
    public void Minimums_are_kept_and_lengthen_the_value()
    {
        var generated = new GenerateParameterDefault { MinLength = 10, MinLower = 5, MinUpper = 6, MinNumeric = 7, MinSpecial = 8 };

        for (var i = 0; i < 50; i++)
        {
            var value = generated.GetDefaultValue();
            value.Length.ShouldBe(26);
            value.Count(char.IsAsciiLetterLower).ShouldBe(5);
            value.Count(char.IsAsciiLetterUpper).ShouldBe(6);
            value.Count(char.IsAsciiDigit).ShouldBe(7);
        }
    }

    [Fact]
    public void Required_characters_are_not_all_in_front()
    {
        var generated = new GenerateParameterDefault { Lower = false, Upper = false, MinNumeric = 1, MinLength = 22 };

        Enumerable.Range(0, 200).Select(_ => generated.GetDefaultValue()[0]).ShouldContain(first => !char.IsAsciiDigit(first));
    }

    [Fact]
    public void A_minimum_of_a_kind_that_is_not_allowed_is_an_error() =>
        Should.Throw<InvalidOperationException>(() => new GenerateParameterDefault { Special = false, MinSpecial = 1 }.GetDefaultValue())
            .Message.ShouldContain("MinSpecial");

    [Fact]
    public void No_characters_at_all_is_an_error() =>
        Should.Throw<InvalidOperationException>(
            () => new GenerateParameterDefault { Lower = false, Upper = false, Numeric = false, Special = false }.GetDefaultValue());
}

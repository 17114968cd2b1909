using MediaStack.AppHost.Publishing;

namespace MediaStack.AppHost.Tests.Publishing;

public sealed class ComposeVariablesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "")]
    [InlineData("${MS_A}", "MS_A")]
    [InlineData("x${MS_A}y${MS_B}z", "MS_A MS_B")]
    [InlineData("$$MS_A $${MS_B} ${MS_C}", "MS_C")]
    [InlineData("cost: 5$", "")]
    [InlineData("${open", "")]
    [InlineData("$$$$${MS_A}", "MS_A")]
    public void Finds_variables_and_leaves_dollar_signs_alone(string text, string expected) =>
        string.Join(' ', ComposeVariables.In(text)).ShouldBe(expected);
}

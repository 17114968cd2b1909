using MediaStack.AppHost.Publishing;

namespace MediaStack.AppHost.Tests.Publishing;

public sealed class ComposeVariablesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("${MS_A}", "<MS_A>")]
    [InlineData("x${MS_A}y${MS_B}z", "x<MS_A>y<MS_B>z")]
    [InlineData("$$MS_A $${MS_B} ${MS_C}", "$$MS_A $${MS_B} <MS_C>")]
    [InlineData("cost: 5$", "cost: 5$")]
    [InlineData("${open", "${open")]
    [InlineData("$$$$${MS_A}", "$$$$<MS_A>")]
    public void Replaces_variables_and_leaves_dollar_signs_alone(string text, string expected) =>
        ComposeVariables.Replace(text, name => $"<{name}>").ShouldBe(expected);
}

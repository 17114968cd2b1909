using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Tests.Formats;

// That Compose reads the values back byte for byte is shown with the real Compose, in the end-to-end tests.
public sealed class DotEnvTests
{
    [Fact]
    public void Writes_sorted_variables_with_their_comments()
    {
        DotEnv.Write("What it is.", [new("MS_B", "two words", null), new("MS_A", "x", "First\nof them")]).ShouldBe(
            """
            # What it is.

            # First of them
            MS_A="x"

            MS_B="two words"

            """);
    }

    [Fact]
    public void Escapes_what_compose_would_read_as_syntax() =>
        DotEnv.Write("What it is.", [new("MS_A", """a\b"c$d${e}'f#g""", null)]).ShouldBe("# What it is.\n\nMS_A=\"a\\\\b\\\"c\\$d\\${e}'f#g\"\n");

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    public void Refuses_what_the_file_cannot_carry(string value) =>
        Should.Throw<InvalidOperationException>(() => DotEnv.Write("What it is.", [new("MS_A", value, null)])).Message.ShouldContain("MS_A");
}

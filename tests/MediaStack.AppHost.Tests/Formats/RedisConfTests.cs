using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Tests.Formats;

// That redis-server accepts the generated file is shown in the end-to-end tests.
public sealed class RedisConfTests
{
    [Fact]
    public void Writes_a_directive_a_line() =>
        RedisConf.Write(("bind", ["*", "-::*"]), ("save", ["300", "1"])).ShouldBe("bind * -::*\nsave 300 1\n");

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData("a\\b", "\"a\\\\b\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("line\nbreak", "\"line\\x0abreak\"")]
    [InlineData("ä", "\"\\xc3\\xa4\"")]
    public void Quotes_what_needs_it(string argument, string expected) =>
        RedisConf.Write(("requirepass", [argument])).ShouldBe($"requirepass {expected}\n");
}

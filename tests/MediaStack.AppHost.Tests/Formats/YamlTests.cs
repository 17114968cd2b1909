using FsCheck;
using FsCheck.Fluent;
using MediaStack.AppHost.Formats;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Tests.Formats;

public sealed class YamlTests
{
    [Fact]
    public void Writes_text_quoted_and_numbers_and_flags_plain()
    {
        var text = Yaml.Write(Yaml.Map(
            ("text", "plain words"),
            ("number_as_text", "0123"),
            ("number", Yaml.Number(-5)),
            ("flag", Yaml.Flag(true)),
            ("list", Yaml.List("yes", "~")),
            ("nested", Yaml.Map(("inner", "x")))));

        text.ShouldBe(
            """
            text: "plain words"
            number_as_text: "0123"
            number: -5
            flag: true
            list:
              - "yes"
              - "~"
            nested:
              inner: "x"

            """);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("null")]
    [InlineData("12")]
    [InlineData("1e3")]
    [InlineData("n")]
    [InlineData("a: b")]
    [InlineData("- x")]
    [InlineData("")]
    public void A_key_that_means_something_else_in_yaml_is_quoted(string key)
    {
        var text = Yaml.Write(Yaml.Map((key, "x")));

        text.ShouldStartWith("\"");
        Yaml.ReadMap(text).Children.Single().Key.ShouldBeOfType<YamlScalarNode>().Value.ShouldBe(key);
    }

    [Fact]
    public void Any_text_is_read_back_as_it_was()
    {
        Prop.ForAll<NonNull<string>, NonNull<string>>((key, value) =>
        {
            // A lone surrogate is no text: no encoding can carry it.
            if (!IsText(key.Get) || !IsText(value.Get))
            {
                return;
            }

            var entry = Yaml.ReadMap(Yaml.Write(Yaml.Map((key.Get, value.Get)))).Children.Single();
            ((YamlScalarNode)entry.Key).Value.ShouldBe(key.Get);
            ((YamlScalarNode)entry.Value).Value.ShouldBe(value.Get);
        }).QuickCheckThrowOnFailure();
    }

    private static bool IsText(string value) => !value.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar);
}

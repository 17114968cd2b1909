using FsCheck;
using FsCheck.Fluent;
using MediaStack.AppHost.Formats;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Tests.Formats;

public sealed class HomepageVariableTests
{
    private const string Key = "sonarr.api-key";

    [Fact]
    public void A_setting_has_its_variable() => HomepageVariable.Placeholder(Key).ShouldBe("{{HOMEPAGE_FILE_SONARR_API_KEY}}");

    [Theory]
    [InlineData("abcXYZ019", "abcXYZ019")]
    [InlineData("say \"hi\"", @"say\x20\x22hi\x22")]
    [InlineData("$&", @"\x24\x26")]
    [InlineData("€𝄞", @"\u20ac\U0001d11e")]
    public void Leaves_letters_and_digits_and_numbers_the_rest(string value, string expected) =>
        HomepageVariable.Content(value).ShouldBe(expected);

    [Fact]
    public void Any_text_arrives_through_homepages_own_steps()
    {
        var file = Yaml.Write(Yaml.Map(("key", HomepageVariable.Placeholder(Key)), ("after", "x")));
        Prop.ForAll<NonNull<string>>(value =>
        {
            if (!Texts.IsText(value.Get))
            {
                return;
            }

            var content = HomepageVariable.Content(value.Get);
            // Nothing for the replacement function of JavaScript, and nothing that a file's reader might trim.
            content.ShouldAllBe(character => char.IsAsciiLetterOrDigit(character) || character == '\\');
            var read = Yaml.ReadMap(file.Replace(HomepageVariable.Placeholder(Key), content, StringComparison.Ordinal)).Children;
            ((YamlScalarNode)read["key"]).Value.ShouldBe(value.Get);
            ((YamlScalarNode)read["after"]).Value.ShouldBe("x");
        }).QuickCheckThrowOnFailure();
    }
}

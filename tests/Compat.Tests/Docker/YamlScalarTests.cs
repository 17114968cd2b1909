using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using FsCheck;
using FsCheck.Fluent;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Compat.Tests.Docker;

public class YamlScalarTests
{
    /// <summary>Text with what breaks naive writers: control characters, quotes, YAML indicators, line breaks, emoji.</summary>
    private static readonly Arbitrary<string> AnyText = Gen.Frequency(
            (4, Gen.Choose(0x20, 0x7E).Select(c => ((char)c).ToString())),
            (2, Gen.Choose(0, 0x1F).Select(c => ((char)c).ToString())),
            (2, Gen.Elements("\"", "\\", "'", "#", ": ", "- ", "${X}", "\u0085", "\u00A0", "\u2028", "\u2029", "\uFEFF", "\uFFFD", "\uFFFE", "\u007F", "é", "漢", "😀")),
            (1, Gen.Choose(0x80, 0xD7FF).Select(c => ((char)c).ToString())))
        .ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Any_text_is_read_back_unchanged() => ForAnyText(text =>
    {
        var file = new ComposeFile();
        file.AddService(new Service { Name = "app", Environment = { ["VALUE"] = text }, Command = { "run", text } });

        var app = Read(file.ToYaml())["services"]["app"];
        app["environment"]["VALUE"].ShouldBe((YamlNode)text);
        app["command"].ShouldBe(new YamlSequenceNode("run", text));
    });

    [Fact]
    public void Any_text_can_be_a_key() => ForAnyText(text =>
    {
        var file = new ComposeFile();
        file.AddService(new Service { Name = "app", Labels = { [text] = "value" } });

        var labels = (YamlMappingNode)Read(file.ToYaml())["services"]["app"]["labels"];
        labels.Children.ShouldHaveSingleItem().Key.ShouldBe((YamlNode)text);
    });

    [Fact]
    public void YamlDotNet_writes_back_the_same_bytes() => ForAnyText(text =>
    {
        var file = new ComposeFile();
        file.AddService(new Service { Name = "app", Environment = { ["VALUE"] = text }, Command = { text } });
        var yaml = file.ToYaml();

        WrittenBack(yaml).ShouldBe(yaml);
    });

    [Theory]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("null")]
    [InlineData("8080")]
    [InlineData("1e3")]
    [InlineData("")]
    [InlineData("a: b")]
    [InlineData("<<")]
    public void Key_that_a_reader_could_take_for_something_else_is_quoted(string key)
    {
        var file = new ComposeFile();
        file.AddService(new Service { Name = "app", Labels = { [key] = "value" } });

        file.ToYaml().ShouldBe($"services:\n  app:\n    labels:\n      \"{key}\": \"value\"\n");
    }

    [Fact]
    public void Text_that_is_no_Unicode_is_refused()
    {
        var file = new ComposeFile { Name = "a\uD800b" };

        Should.Throw<ArgumentException>(() => file.ToYaml()).Message.ShouldContain("character 2");
    }

    private static void ForAnyText(Action<string> property) =>
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true), Prop.ForAll(AnyText, property));

    private static YamlNode Read(string yaml) => Load(yaml).Documents.ShouldHaveSingleItem().RootNode;

    private static YamlStream Load(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream;
    }

    private static string WrittenBack(string yaml)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Load(yaml).Save(new Emitter(writer, EmitterSettings.Default.WithIndentedSequences()), assignAnchors: false);
        return writer.ToString().Replace("\n...\n", "\n", StringComparison.Ordinal);
    }
}

using FsCheck.Fluent;
using MediaStack.AppHost.Formats;
using MediaStack.Catalog.Settings;
using MediaStack.Tests;

namespace MediaStack.AppHost.Tests.Formats;

public sealed class ConfigObjTests
{
    [Fact]
    public void Writes_sections_within_sections() =>
        ConfigObj.Write(
            [("__version__", "19")],
            ConfigObj.Section("misc", ("host", "0.0.0.0"), ("empty", "")),
            ConfigObj.Section("servers").With("news.example.com", ("port", "563")).With("other", ("port", "119"))).ShouldBe(
            """
            __version__ = 19
            [misc]
            host = "0.0.0.0"
            empty = ""
            [servers]
            [[news.example.com]]
            port = "563"
            [[other]]
            port = "119"

            """);

    [Theory]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"hi\"", "'say \"hi\"'")]
    [InlineData("it's \"so\" ", "'''it's \"so\" '''")]
    public void Text_stands_in_quotes_that_it_does_not_hold(string text, string expected) =>
        ConfigObj.Write([], ConfigObj.Section("s", ("k", text))).ShouldBe($"[s]\nk = {expected}\n");

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("%(name)s")]
    [InlineData("a'''b\"\"\"")]
    public void What_would_be_read_otherwise_is_refused_with_the_key_but_without_the_value(string text) =>
        Should.Throw<InvalidOperationException>(() => ConfigObj.Write([], ConfigObj.Section("s", ("password", text))))
            .Message.ShouldSatisfyAllConditions(
                message => message.ShouldContain("password"),
                message => message.ShouldNotContain(text));

    [Fact]
    public async Task ConfigObj_itself_reads_every_allowed_text_back_as_it_was()
    {
        Requires.File("/usr/lib/python3/dist-packages/configobj/__init__.py", "install python3-configobj");
        var characters = Gen.Elements("$\"'\\&|#:{}[](),;%=s ~`@!*?<>äöü日abc019".ToCharArray());
        var texts = characters.ArrayOf().Select(array => new string(array)).Where(text => ConfigObjText.QuoteFor(text) is not null)
            .Sample(400).Concat(["a'b\"c", "'", "\"", "''", "x'''y", "%(x)", "100%", " # no comment", ""]).ToList();
        using var folder = new ScratchFolder();
        var file = folder.Write("sabnzbd.ini", ConfigObj.Write(
            [("__version__", "19"), ("__encoding__", "utf-8")],
            ConfigObj.Section("misc", texts.Select((text, index) => ($"key{index}", text)))));

        // As SABnzbd opens it.
        var read = await Cli.RunAsync("/usr/bin/python3", ["-c",
            "import configobj, json, sys; print(json.dumps(list(configobj.ConfigObj(infile=sys.argv[1], default_encoding='utf-8', encoding='utf-8')['misc'].values())))", file]);

        System.Text.Json.JsonSerializer.Deserialize<string[]>(read.Succeeded().Output).ShouldBe(texts);
    }
}

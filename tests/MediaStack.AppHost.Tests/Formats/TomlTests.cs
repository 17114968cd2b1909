using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MediaStack.AppHost.Formats;
using MediaStack.Tests;

namespace MediaStack.AppHost.Tests.Formats;

public sealed class TomlTests
{
    [Fact]
    public void Writes_each_table_of_a_list_under_its_heading() =>
        Toml.Tables("roles", [("name", Toml.Text("a")), ("routes", Toml.List("GET /x", "GET /y"))], [("name", Toml.Text("b"))]).ShouldBe(
            """
            [[roles]]
            name = "a"
            routes = ["GET /x", "GET /y"]

            [[roles]]
            name = "b"

            """);

    [Fact]
    public async Task Any_text_is_read_back_by_another_program_as_it_was()
    {
        string[] texts = ["", "\"", "\\", "\\u0041", "'", "# no comment", "]]", "\0\u0001\u001f\u007f", "\r\n\t", "ä€𝄞", .. AnyTexts()];
        using var folder = new ScratchFolder();
        var file = folder.Write("texts.toml", Toml.Tables("texts", [("all", Toml.List(texts)), ("first", Toml.Text(texts[^1]))]));

        var result = await Cli.RunAsync("python3", ["-c", "import json,sys,tomllib; json.dump(tomllib.load(open(sys.argv[1],'rb'))['texts'][0], sys.stdout)", file]);

        using var read = JsonDocument.Parse(result.Succeeded().Output);
        read.RootElement.GetProperty("all").EnumerateArray().Select(text => text.GetString()).ShouldBe(texts);
        read.RootElement.GetProperty("first").GetString().ShouldBe(texts[^1]);
    }

    // One start of the other program for many texts. A lone surrogate is no text: no encoding can carry it.
    private static IEnumerable<string> AnyTexts() =>
        ArbMap.Default.GeneratorFor<NonNull<string>>().Sample(40, 500).Select(text => text.Get)
            .Where(text => text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar));
}

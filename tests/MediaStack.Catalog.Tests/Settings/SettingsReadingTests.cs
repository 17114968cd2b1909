using System.Text;
using MediaStack.Catalog.Settings;
using MediaStack.Catalog.Settings.Files;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>One file's text, good and bad.</summary>
public sealed class SettingsReadingTests
{
    [Fact]
    public void Text_numbers_and_switches_become_text_and_null_is_no_value()
    {
        var document = Read("""
            { "schemaVersion": 1, "revision": 7, "services": ["redis", "prometheus"],
              "values": { "time-zone": "Europe/Berlin", "puid": 1000, "a": 1.50, "b": true, "c": false, "d": null, "e": "" } }
            """);
        document.Findings.ShouldBeEmpty();
        document.Revision.ShouldBe(7);
        document.Services.ShouldBe(["redis", "prometheus"]);
        document.Values.ShouldBe(new Dictionary<string, string>
        {
            ["time-zone"] = "Europe/Berlin", ["puid"] = "1000", ["a"] = "1.50", ["b"] = "true", ["c"] = "false", ["e"] = "",
        });
    }

    [Fact]
    public void A_byte_order_mark_and_trailing_commas_do_no_harm()
    {
        var document = Read("\uFEFF{ \"schemaVersion\": 1, \"services\": [\"redis\",], \"values\": { \"puid\": 1, }, }");
        document.Findings.ShouldBeEmpty();
        document.Values["puid"].ShouldBe("1");
    }

    [Fact]
    public void Everything_wrong_is_found_at_once_with_its_place()
    {
        var document = Read("""
            {
              "schemaVersion": "1",
              "service": [],
              "services": ["redis", 5, ["x"], "redis"],
              "values": {
                "puid": 1000, "puid": 1001,
                "domain": ["example.com"],
                "time-zone": {}
              },
              "values": 3
            }
            """);
        document.Findings.Select(finding => $"{finding.Code} {finding.Setting} {finding.Problem}").ShouldBe(
        [
            "malformed schemaVersion This is no whole number above 0 (stack.json, line 2, column 20).",
            "unknown-property \"service\" The file has no such property (stack.json, line 3, column 3).",
            "malformed services There is something else than a service's name in the list (stack.json, line 4, column 25).",
            "malformed services There is something else than a service's name in the list (stack.json, line 4, column 28).",
            "duplicate services A service is named twice (stack.json, line 4, column 35).",
            "duplicate \"puid\" The name stands twice (stack.json, line 6, column 19).",
            "malformed domain This is neither text, number nor true or false (stack.json, line 7, column 15).",
            "malformed time-zone This is neither text, number nor true or false (stack.json, line 8, column 18).",
            "duplicate \"values\" The name stands twice (stack.json, line 10, column 3).",
            "malformed values This is no object (stack.json, line 10, column 13).",
        ]);
        document.Findings.ShouldAllBe(finding => finding.Severity == FindingSeverity.Error && finding.Cure.Length > 0);
        document.Findings[1].Cure.ShouldBe("Did you mean \"services\"?");
        document.Services.ShouldBe(["redis"]);
    }

    [Theory]
    [InlineData("", "no valid JSON at line 1, column 1", "schemaVersion")]
    [InlineData(" \n ", "no valid JSON at line 2, column 2", "schemaVersion")]
    [InlineData("[]", "no JSON object (line 1, column 1)", "schemaVersion")]
    [InlineData("3", "no JSON object (line 1, column 1)", "schemaVersion")]
    [InlineData("{\n  \"schemaVersion\": 1,\n  // mine\n}", "no valid JSON at line 3, column 3", "Remove the comment")]
    [InlineData("{\n  \"Küche\": 'x'\n}", "no valid JSON at line 2, column 12", "double quotes")]
    [InlineData("{\n  \"values\": { \"a\": 1 \"b\": 2 }\n}", "no valid JSON at line 2, column 22", "comma, quote or brace")]
    [InlineData("{ \"schemaVersion\": 1", "no valid JSON at line 1, column 21", "comma, quote or brace")]
    [InlineData("{ \"schemaVersion\": 1 } x", "no valid JSON at line 1, column 24", "comma, quote or brace")]
    [InlineData("{ \"values\": { \"a\": tomato } }", "no valid JSON at line 1, column", "comma, quote or brace")]
    [InlineData("{ \"schemaVersion\": 1, \"values\": { \"a\": \"\\ud800\" } }", "line 1, column 40 is no valid Unicode", "UTF-8")]
    public void Text_that_is_no_settings_file_is_refused_with_its_place(string text, string problem, string cure)
    {
        var finding = Read(text).Findings.First(finding => finding.Setting == "stack.json");
        finding.Code.ShouldBe(FindingCodes.Malformed);
        finding.Problem.ShouldContain(problem);
        finding.Cure.ShouldContain(cure);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var bytes = Encoding.UTF8.GetBytes("{ \"schemaVersion\": 1, \"values\": { \"a\": \"?\" } }");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;
        SettingsReader.Read(bytes, "stack.json", secrets: false).Findings.ShouldHaveSingleItem().Problem.ShouldContain("no valid");
        SettingsReader.Read(Encoding.Unicode.GetBytes("{}"), "stack.json", secrets: false).Findings.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_very_large_file_is_refused() =>
        SettingsReader.Read(new byte[2 << 20], "stack.json", secrets: false)
            .Findings.ShouldHaveSingleItem().Problem.ShouldContain("larger than 1 MiB");

    [Fact]
    public void A_file_must_say_its_version() =>
        Read("{}").Findings.ShouldHaveSingleItem().Cure.ShouldBe("Add \"schemaVersion\": 1.");

    [Fact]
    public void No_message_repeats_a_secret()
    {
        string[] values = ["hunter2", "\"hunter2", "[\"hunter2\"]", "truehunter2", "1hunter2", "{ \"hunter2\" }"];
        var files = values.Select(value => $"{{ \"values\": {{ \"p\": {value} }} }}");
        foreach (var text in files.Concat(["hunter2", "{ \"values\": \"hunter2\" }"]))
        {
            var findings = SettingsReader.Read(Encoding.UTF8.GetBytes(text), "stack.secrets.json", secrets: true).Findings;
            findings.ShouldNotBeEmpty(text);
            findings.ShouldAllBe(finding => !finding.ToString().Contains("hunter2"));
        }
    }

    [Fact]
    public void The_secrets_file_selects_no_services()
    {
        var document = SettingsReader.Read("""{ "schemaVersion": 1, "services": ["redis"] }"""u8, "stack.secrets.json", secrets: true);
        document.Findings.ShouldHaveSingleItem().Cure.ShouldBe("Move the list to the settings file.");
    }

    private static SettingsDocument Read(string text) => SettingsReader.Read(Encoding.UTF8.GetBytes(text), "stack.json", secrets: false);
}

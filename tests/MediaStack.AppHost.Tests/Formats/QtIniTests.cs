using FsCheck;
using FsCheck.Fluent;
using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Tests.Formats;

public sealed class QtIniTests
{
    [Fact]
    public void Writes_sections_keys_and_values_as_Qt_spells_them() =>
        QtIni.Write(
            ("LegalNotice", [("Accepted", QtIni.Flag(true))]),
            ("Preferences", [("WebUI/Port", QtIni.Number(8080)), ("WebUI/Username", QtIni.Text("admin")), ("WebUI/Key", QtIni.Typed("@ByteArray(YQ==:Yg==)"))])).ShouldBe(
            """
            [LegalNotice]
            Accepted=true

            [Preferences]
            WebUI\Port=8080
            WebUI\Username="admin"
            WebUI\Key="@ByteArray(YQ==:Yg==)"

            """);

    [Theory]
    [InlineData("a,b;c=d", "\"a,b;c=d\"")]
    [InlineData(" x ", "\" x \"")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData("a\\b", "\"a\\\\b\"")]
    [InlineData("line\nbreak", "\"line\\xa\\x62reak\"")]
    [InlineData("äx", "\"\\xe4x\"")]
    [InlineData("äa", "\"\\xe4\\x61\"")]
    [InlineData("@ByteArray(x)", "\"@@ByteArray(x)\"")]
    public void Text_stays_text(string text, string expected) =>
        QtIni.Write(("S", [("K", QtIni.Text(text))])).ShouldBe($"[S]\nK={expected}\n");

    [Fact]
    public void Any_text_is_read_back_as_it_was()
    {
        Prop.ForAll<NonNull<string>>(text =>
        {
            var line = QtIni.Write(("S", [("K", QtIni.Text(text.Get))])).Split('\n', 3)[1];
            line.ShouldStartWith("K=");
            Read(line[2..]).ShouldBe(text.Get);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Reads one quoted value by the rules that QSettings documents: escapes, then the meaning of a leading @.</summary>
    private static string Read(string notation)
    {
        notation.ShouldAllBe(character => character >= ' ' && character <= '~');
        notation[0].ShouldBe('"');
        notation[^1].ShouldBe('"');
        var text = new System.Text.StringBuilder();
        for (var at = 1; at < notation.Length - 1; at++)
        {
            if (notation[at] != '\\')
            {
                // An unescaped quote would end the value.
                notation[at].ShouldNotBe('"');
                text.Append(notation[at]);
            }
            else if (notation[++at] == 'x')
            {
                var digits = string.Concat(notation.Skip(at + 1).TakeWhile(char.IsAsciiHexDigit));
                text.Append((char)Convert.ToInt32(digits, 16));
                at += digits.Length;
            }
            else
            {
                text.Append(notation[at]);
            }
        }

        var read = text.ToString();
        return read.StartsWith("@@", StringComparison.Ordinal) ? read[1..] : read.StartsWith('@') ? throw new FormatException($"{read} is no text.") : read;
    }
}

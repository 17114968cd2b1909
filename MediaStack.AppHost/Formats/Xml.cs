using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MediaStack.AppHost.Formats;

/// <summary>Writes generated XML files.</summary>
internal static class Xml
{
    /// <summary>The document as text: declared as UTF-8, LF line ends, two spaces, one line feed at the end.</summary>
    /// <exception cref="ArgumentException">A value holds a character that XML cannot carry.</exception>
    public static string Write(XElement root)
    {
        using var text = new Utf8Text();
        // Without this, a reader takes a carriage return in a value for a line feed.
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize };
        using (var writer = XmlWriter.Create(text, settings))
        {
            root.Save(writer);
        }

        return text + "\n";
    }

    // The declaration names the encoding of the writer that the text goes to; the files are written as UTF-8.
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }
}

using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Tests.Formats;

public sealed class XmlTests
{
    [Fact]
    public void Writes_a_document_in_utf_8()
    {
        Xml.Write(new XElement("Settings", new XElement("Name", "Ä & <b>"), new XElement("Enabled", true))).ShouldBe(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <Settings>
              <Name>Ä &amp; &lt;b&gt;</Name>
              <Enabled>true</Enabled>
            </Settings>

            """);
    }

    [Fact]
    public void Any_text_that_xml_can_carry_is_read_back_as_it_was()
    {
        Prop.ForAll<NonNull<string>>(any =>
        {
            var value = string.Concat(any.Get.Where(XmlConvert.IsXmlChar));
            XDocument.Parse(Xml.Write(new XElement("a", value)), LoadOptions.PreserveWhitespace).Root!.Value.ShouldBe(value);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(" leading and trailing ")]
    [InlineData("line\r\nbreaks\rof\nall kinds")]
    [InlineData("]]>")]
    public void Text_that_readers_like_to_change_is_read_back_as_it_was(string value) =>
        XDocument.Parse(Xml.Write(new XElement("a", value)), LoadOptions.PreserveWhitespace).Root!.Value.ShouldBe(value);

    [Theory]
    [InlineData("\0")]
    [InlineData("\u001b")]
    [InlineData("\ufffe")]
    public void Refuses_what_xml_cannot_carry(string value) =>
        Should.Throw<ArgumentException>(() => Xml.Write(new XElement("a", value)));
}

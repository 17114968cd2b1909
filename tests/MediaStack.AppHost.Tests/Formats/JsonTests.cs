using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Tests.Formats;

public sealed class JsonTests
{
    [Fact]
    public void Writes_members_in_the_order_given_and_signs_as_they_are()
    {
        Json.Write(Json.Map(
            ("text", "ä <b> & 'c'"),
            ("number", 1.5),
            ("flag", true),
            ("nothing", null),
            ("list", Json.List("x", 2)),
            ("empty", Json.List()))).ShouldBe(
            """
            {
              "text": "ä <b> & 'c'",
              "number": 1.5,
              "flag": true,
              "nothing": null,
              "list": [
                "x",
                2
              ],
              "empty": []
            }

            """);
    }

    [Fact]
    public void Any_text_is_read_back_as_it_was()
    {
        Prop.ForAll<NonNull<string>, NonNull<string>>((key, value) =>
        {
            if (!Texts.IsText(key.Get) || !Texts.IsText(value.Get))
            {
                return;
            }

            using var document = JsonDocument.Parse(Json.Write(Json.Map((key.Get, value.Get))));
            var member = document.RootElement.EnumerateObject().Single();
            member.Name.ShouldBe(key.Get);
            member.Value.GetString().ShouldBe(value.Get);
        }).QuickCheckThrowOnFailure();
    }
}

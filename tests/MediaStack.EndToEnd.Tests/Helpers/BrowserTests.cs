using MediaStack.Tests;
using Microsoft.Playwright;

namespace MediaStack.EndToEnd.Tests.Helpers;

public class BrowserTests
{
    [Fact]
    public async Task A_page_is_shown_and_pictured()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync("data:text/html,<h1>Hello</h1>");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hello" })).ToBeVisibleAsync();

        var picture = await Browser.ScreenshotAsync(page, "browser-helper");
        (await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken))[1..4].ShouldBe("PNG"u8.ToArray());
    }
}

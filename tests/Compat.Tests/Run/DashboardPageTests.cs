using MediaStack.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Compat.Tests.Run;

/// <summary>The real dashboard in a browser, against a running app host.</summary>
[Collection(RunningAppHostTests.Name)]
public class DashboardPageTests(RunningAppHost host)
{
    [Fact]
    public async Task A_person_sees_the_resources_stops_one_and_starts_it_again()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(host.LoginUrl);

        var talker = Row(page, "talker");
        await Expect(Row(page, "web")).ToContainTextAsync("Running");
        await Expect(Row(page, "web")).ToContainTextAsync("Start page");
        await Expect(Row(page, "later")).ToContainTextAsync("Not started");
        await Expect(talker).ToContainTextAsync("Running");
        await Expect(page.GetByText("aspire-dashboard")).ToHaveCountAsync(0);
        await Browser.ScreenshotAsync(page, "dashboard-resources");

        await talker.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(talker).ToContainTextAsync("Finished");
        await Browser.ScreenshotAsync(page, "dashboard-stopped");
        await talker.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Expect(talker).ToContainTextAsync("Running");
        await Browser.ScreenshotAsync(page, "dashboard-started");
    }

    [Fact]
    public async Task A_person_reads_the_log_of_a_resource()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(host.LoginUrl);
        await Expect(Row(page, "talker")).ToBeVisibleAsync();

        await page.GotoAsync(new Uri(new Uri(host.LoginUrl), "/consolelogs/resource/talker").ToString());

        await Expect(page.GetByText("tick 1", new() { Exact = true }).First).ToBeVisibleAsync();
        await Browser.ScreenshotAsync(page, "dashboard-console-log");
    }

    [Fact]
    public async Task A_person_sees_the_details_of_a_resource_without_its_secrets()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(host.LoginUrl);

        await Row(page, "web").ClickAsync();

        await Expect(page.GetByText("API_KEY")).ToBeVisibleAsync();
        (await page.ContentAsync()).ShouldNotContain(AppHostCommands.Secret);
        await Browser.ScreenshotAsync(page, "dashboard-details");
    }

    private static ILocator Row(IPage page, string resource) =>
        page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByText(resource, new() { Exact = true }) });
}

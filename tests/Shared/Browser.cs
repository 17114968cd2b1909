using System.Reflection;
using Microsoft.Playwright;

namespace MediaStack.Tests;

/// <summary>
/// The machine's own Chromium, without a window. Each <see cref="OpenAsync"/> is a person of their own: no cookies of another test.
/// What a page looked like stays in <c>TestResults/screenshots</c>.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private const float LimitMilliseconds = 30_000;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <summary>Starts Chromium. Where it is not installed, the test is skipped, in CI failed.</summary>
    public static async Task<Browser> StartAsync()
    {
        var chromium = Requires.Tool("chromium");
        // Playwright speaks to the browser through a program for Node.js, which lies in its package.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", DriverFolder);
        Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", Requires.Tool("node"));
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(LimitMilliseconds);
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            // Chromium refuses to run as root inside its sandbox; the pages are our own.
            Args = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [],
        });
        return new Browser(playwright, browser);
    }

    /// <summary>Opens a page with an empty profile; dispose its context to close it.</summary>
    /// <param name="url">The page's address.</param>
    /// <param name="dark">Whether the person prefers dark colours.</param>
    public async Task<IPage> OpenAsync(string url, bool dark = false)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            IgnoreHTTPSErrors = true,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
        });
        context.SetDefaultTimeout(LimitMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync(url);
        return page;
    }

    /// <summary>Keeps a picture of the page, for people to look at.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">Name of the picture, without ending.</param>
    /// <returns>The picture's absolute path.</returns>
    public static async Task<string> ScreenshotAsync(IPage page, string name)
    {
        var path = Repository.At("TestResults", "screenshots", name + ".png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        return path;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }

    private static string? DriverFolder => typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "PlaywrightDriver").Value;
}

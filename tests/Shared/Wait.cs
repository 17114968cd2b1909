namespace MediaStack.Tests;

/// <summary>Waiting for something that happens outside the test, with a deadline in place of a sleep.</summary>
public static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until the answer is yes.</summary>
    /// <param name="what">What is waited for, as a sentence: "Prometheus has scraped Authelia".</param>
    /// <param name="condition">The question.</param>
    /// <param name="limit">How long to ask; 30 seconds by default.</param>
    /// <exception cref="TimeoutException">The answer stayed no.</exception>
    public static async Task UntilAsync(string what, Func<Task<bool>> condition, TimeSpan? limit = null)
    {
        var deadline = DateTime.UtcNow + (limit ?? Limit);
        while (!await condition())
        {
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"{what}: not within {limit ?? Limit}.");
            await Task.Delay(Pause);
        }
    }
}

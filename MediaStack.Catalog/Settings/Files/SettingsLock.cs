namespace MediaStack.Catalog.Settings.Files;

/// <summary>Keeps other writers out, of this process and of others. The system lets go of it when its holder dies.</summary>
internal static class SettingsLock
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    /// <exception cref="TimeoutException">Somebody else has held it for ten seconds.</exception>
    public static IDisposable Take(string path)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                if (TimeProvider.System.GetElapsedTime(deadline) > s_patience)
                    throw new TimeoutException("Another process has been saving the settings for ten seconds.", exception);
                Thread.Sleep(s_pause);
            }
        }
    }

    // .NET tells EWOULDBLOCK of flock, and a sharing violation of Windows, by these codes: 11 on Linux, 35 on macOS.
    private static bool IsHeld(IOException exception) =>
        exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}

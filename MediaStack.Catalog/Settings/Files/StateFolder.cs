namespace MediaStack.Catalog.Settings.Files;

/// <summary>Where the product keeps its own state on this machine.</summary>
internal static class StateFolder
{
    /// <exception cref="SettingsFileException">There is neither <c>MEDIASTACK_HOME</c> nor a home folder.</exception>
    public static string Find(Func<string, string?> environment)
    {
        if (environment("MEDIASTACK_HOME") is { Length: > 0 } home)
            return Path.GetFullPath(home);

        // The XDG rules, read from the given environment; a relative path there is to be ignored.
        var data = environment("XDG_DATA_HOME");
        if (!Path.IsPathRooted(data))
        {
            data = environment("HOME") is { Length: > 0 } user && !OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS()
                ? Path.Combine(user, ".local", "share")
                : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        }

        if (string.IsNullOrEmpty(data))
        {
            throw new SettingsFileException(Finding.Error(
                FindingCodes.FileAccess,
                "MEDIASTACK_HOME",
                "There is no home folder to keep settings in.",
                "Set MEDIASTACK_HOME to a folder of yours."));
        }

        return Path.Combine(data, "mediastack");
    }
}

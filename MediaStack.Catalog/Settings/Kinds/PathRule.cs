namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Folders of the host that the stack may own: absolute, spelled one way, and none of the system's.</summary>
internal static class PathRule
{
    /// <summary>The system's own, with everything below.</summary>
    private static readonly string[] s_systemFolders =
    [
        "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/proc", "/run", "/sbin", "/sys", "/usr",
        "/var/lib/containerd", "/var/lib/docker", "/var/log", "/var/run",
    ];

    /// <summary>Shared with others: fit only to hold a folder of the stack's own.</summary>
    private static readonly string[] s_sharedFolders = ["/home", "/opt", "/root", "/tmp", "/var", "/var/lib", "/var/tmp"];

    /// <summary>What is wrong with a folder that the stack is to own.</summary>
    public static Complaint? Check(string path) => Form(path) ?? Place(path);

    /// <summary>What is wrong with the spelling of a folder, whoever owns it.</summary>
    public static Complaint? Form(string path)
    {
        if (path.Contains('\\', StringComparison.Ordinal) || (path.Length > 1 && char.IsAsciiLetter(path[0]) && path[1] == ':'))
            return new($"{TextRules.Show(path)} is a Windows path.", "Write the folder as the Docker host sees it, such as /srv/media.");
        if (path[0] != '/')
            return new($"{TextRules.Show(path)} is no absolute path.", "Begin with a slash, such as /srv/media.");
        if (path.Trim('/').Length == 0)
            return new("It is the root of the file system.", "Name a folder for the stack alone, such as /srv/media.");
        var parts = path[1..].Split('/');
        if (parts.Any(part => part is "." or ".."))
            return new($"{TextRules.Show(path)} goes by way of \".\" or \"..\".", "Write the folder's own path.");
        if (parts.Contains(""))
            return new($"{TextRules.Show(path)} has a slash too many.",
                $"Write {TextRules.Show("/" + string.Join('/', parts.Where(part => part.Length > 0)))}.");
        return parts.Any(part => part != part.Trim())
            ? new($"A folder name in {TextRules.Show(path)} begins or ends with a space.", "Remove the space, from the folder's name as well.")
            : null;
    }

    private static Complaint? Place(string path)
    {
        if (s_systemFolders.Any(folder => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal)))
            return new($"{TextRules.Show(path)} belongs to the system.", "Name a folder for the stack alone, such as /srv/media.");
        return s_sharedFolders.Contains(path)
            ? new($"{TextRules.Show(path)} is shared with other programs and people.",
                $"Name a folder below it, such as {path}/mediastack.")
            : null;
    }
}

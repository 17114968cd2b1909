namespace MediaStack.AppHost.Services;

/// <summary>
/// The options of NZBGet 26 that no setting of the stack touches. NZBGet's page complains about every option that its file lacks, so
/// all are here; where the value is not the one of NZBGet's own first file, a comment says why.
/// </summary>
internal static class NzbgetOptions
{
    // Where the image keeps what belongs to the program (linuxserver/docker-nzbget, Dockerfile).
    private const string Program = "/app/nzbget";

    /// <summary>Names and values.</summary>
    public static readonly IReadOnlyList<(string Option, string Value)> Common =
    [
        // Downloads lie where everyone finds them; what is NZBGet's own is kept with its settings.
        ("MainDir", "/data/usenet"),
        ("DestDir", "/data/usenet/complete"),
        ("InterDir", "/data/usenet/incomplete"),
        ("NzbDir", "/config/nzb"),
        ("QueueDir", "/config/queue"),
        ("TempDir", "/config/tmp"),
        ("ScriptDir", "/config/scripts"),
        ("LockFile", "/config/nzbget.lock"),
        ("LogFile", "/config/nzbget.log"),
        ("RequiredDir", ""),
        ("WebDir", $"{Program}/webui"),
        ("ConfigTemplate", $"{Program}/webui/nzbget.conf.template"),
        ("CertStore", $"{Program}/cacert.pem"),

        // Certificates of servers are checked.
        ("CertCheck", "yes"),
        ("RestrictedUsername", ""),
        ("RestrictedPassword", ""),
        ("AddUsername", ""),
        ("AddPassword", ""),
        ("FormAuth", "no"),
        ("SecureControl", "no"),
        ("SecurePort", "6791"),
        ("SecureCert", ""),
        ("SecureKey", ""),
        // A new version is a new image.
        ("UpdateCheck", "none"),
        ("DaemonUsername", "root"),
        // 1000 stands for the process's own mask, which the image sets to that of the stack.
        ("UMask", "1000"),

        ("AppendCategoryDir", "yes"),
        ("NzbDirInterval", "5"),
        ("NzbDirFileAge", "60"),
        ("DupeCheck", "yes"),
        ("FlushQueue", "yes"),
        ("ContinuePartial", "yes"),
        ("PropagationDelay", "0"),
        ("ArticleCache", "0"),
        ("DirectWrite", "yes"),
        ("WriteBuffer", "0"),
        ("FileNaming", "auto"),
        ("RenameAfterUnpack", "yes"),
        ("RenameIgnoreExt", ".zip, .7z, .rar, .par2"),
        ("ReorderFiles", "yes"),
        ("PostStrategy", "balanced"),
        ("DiskSpace", "250"),
        ("NzbCleanupDisk", "yes"),
        ("KeepHistory", "30"),
        ("FeedHistory", "7"),
        ("SkipWrite", "no"),
        ("RawArticle", "no"),

        ("ArticleRetries", "3"),
        ("ArticleInterval", "10"),
        ("ArticleTimeout", "60"),
        ("ArticleReadChunkSize", "4"),
        ("UrlRetries", "3"),
        ("UrlInterval", "10"),
        ("UrlTimeout", "60"),
        ("RemoteTimeout", "90"),
        ("DownloadRate", "0"),
        ("UrlConnections", "4"),
        ("UrlForce", "yes"),
        ("MonthlyQuota", "0"),
        ("QuotaStartDay", "1"),
        ("DailyQuota", "0"),
        ("SystemHealthCheck", "yes"),

        // A new file each day, seven kept, in place of one that grows for ever.
        ("WriteLog", "rotate"),
        ("RotateLog", "7"),
        ("ErrorTarget", "both"),
        ("WarningTarget", "both"),
        ("InfoTarget", "both"),
        ("DetailTarget", "log"),
        ("DebugTarget", "log"),
        ("LogBuffer", "1000"),
        ("NzbLog", "yes"),
        ("CrashTrace", "yes"),
        ("CrashDump", "no"),
        ("TimeCorrection", "0"),
        // There is no terminal.
        ("OutputMode", "log"),
        ("CursesNzbName", "yes"),
        ("CursesGroup", "no"),
        ("CursesTime", "no"),
        ("UpdateInterval", "200"),

        ("CrcCheck", "yes"),
        ("ParCheck", "auto"),
        ("ParRepair", "yes"),
        ("ParScan", "extended"),
        ("ParQuick", "yes"),
        ("ParBuffer", "16"),
        ("ParThreads", "0"),
        ("ParIgnoreExt", ".sfv, .nzb, .nfo"),
        ("ParRename", "yes"),
        ("RarRename", "yes"),
        ("DirectRename", "no"),
        ("HardLinking", "no"),
        ("HardLinkingIgnoreExt", ".zip, .7z, .rar, *.7z.###, *.r##"),
        ("HealthCheck", "park"),
        ("ParTimeLimit", "0"),
        ("ParPauseQueue", "no"),

        ("Unpack", "yes"),
        ("DirectUnpack", "no"),
        ("UseTempUnpackDir", "yes"),
        ("UnpackPauseQueue", "no"),
        ("UnpackCleanupDisk", "yes"),
        ("UnrarCmd", "unrar"),
        ("SevenZipCmd", "7z"),
        ("ExtCleanupDisk", ".par2, .sfv"),
        ("UnpackIgnoreExt", ".cbr"),
        ("UnpackPassFile", ""),

        ("Extensions", ""),
        ("ScriptOrder", ""),
        ("ScriptPauseQueue", "no"),
        ("ShellOverride", ""),
        ("EventInterval", "0"),
    ];
}

using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Calibre-Web: shows a library of Calibre.</summary>
internal static class CalibreWebService
{
    private const string Image = "lscr.io/linuxserver/calibre-web";
    private const string Tag = "0.6.27";
    private const int Port = 8083;
    private const string PasswordFile = "calibre-web-password";

    /// <summary>Adds Calibre-Web when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddCalibreWeb(this StackBuilder stack) =>
        stack.AddService("calibre-web", Image, Tag)?
            .WithWebPage(stack, Port)
            .AsLinuxServerImage(stack)
            // What the image's init runs before the app (docs.linuxserver.io, "Container Customization").
            .WithConfigFile("/custom-cont-init.d/password.sh", Password)
            .WithSecretFile(PasswordFile, () => stack.Value("calibre-web.password"))
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            // It writes: to metadata.db, and books that are uploaded in its page.
            .WithPolicy(policy => policy.HostMounts.Add(new HostMount(
                stack.Placeholder("calibre-web.library"), "/books", ReadOnly: false, EstateVolumeKind.Data)))
            .OnNetworks(StackNetwork.Apps)
            .WithHealthUrl($"http://127.0.0.1:{Port}/login")
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30))
            .WithProcesses(128);

    // Every one of them starts as admin with admin123. The app's own command would show the new password in the list of processes.
    private static string Password() => new ShellScript("Gives the user admin a password of this stack's own, once; afterwards it is the owner's.")
        .Raw($"""

            done=/config/.mediastack-password
            [ ! -e "$done" ] || exit 0
            python3 - <<'PYTHON'
            import sqlite3
            from werkzeug.security import generate_password_hash

            with open("/run/secrets/{PasswordFile}", encoding="utf-8") as file:
                password = file.read()
            with sqlite3.connect("file:/config/app.db?mode=rw", uri=True) as database:
                changed = database.execute("UPDATE user SET password = ? WHERE name = 'admin'", (generate_password_hash(password),))
            if changed.rowcount != 1:
                raise SystemExit("There is no user admin.")
            PYTHON
            touch "$done"
            """)
        .ToString();
}

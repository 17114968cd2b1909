using MediaStack.AppHost.Model;
using MediaStack.AppHost.Services;

var stack = StackBuilder.Create(args);

// Stores
var redis = stack.AddRedis();

// Gateway
var gateway = stack.AddNginxProxyManager();
var authelia = stack.AddAuthelia().WithSessionStore(redis).WaitFor(redis).ProxiedBy(gateway);

// Downloads: torrents behind the VPN or not at all, Usenet as its owner says
var vpn = stack.AddGluetun().InNamespaceOf(stack.AddVpnNamespace());
var qbittorrent = stack.AddQbittorrent().RouteThrough(stack, vpn).ProxiedBy(gateway);
var nzbget = stack.AddNzbget().RouteThrough(stack, vpn).ProxiedBy(gateway);
var sabnzbd = stack.AddSabnzbd().RouteThrough(stack, vpn).ProxiedBy(gateway);
vpn.ForwardsPortTo(stack, qbittorrent);

// Media servers
var jellyfin = stack.AddJellyfin().WaitFor(gateway).ProxiedBy(gateway);
var plex = stack.AddPlex().ProxiedBy(gateway);
var tautulli = stack.AddTautulli().WithStatisticsOf(plex).WaitFor(plex).ProxiedBy(gateway);

// Library
var flaresolverr = stack.AddFlareSolverr();
var prowlarr = stack.AddProwlarr().WithChallengeSolver(flaresolverr).ProxiedBy(gateway);
var sonarr = stack.AddSonarr().WithIndexers(prowlarr).WithDownloadClients(qbittorrent, nzbget, sabnzbd)
    .WithLibrary(jellyfin).WithLibrary(plex).WaitFor(prowlarr).ProxiedBy(gateway);
var radarr = stack.AddRadarr().WithIndexers(prowlarr).WithDownloadClients(qbittorrent, nzbget, sabnzbd)
    .WithLibrary(jellyfin).WithLibrary(plex).WaitFor(prowlarr).ProxiedBy(gateway);
var lidarr = stack.AddLidarr().WithIndexers(prowlarr).WithDownloadClients(qbittorrent, nzbget, sabnzbd)
    .WithLibrary(jellyfin).WithLibrary(plex).WaitFor(prowlarr).ProxiedBy(gateway);
var bookshelf = stack.AddBookshelf().WithIndexers(prowlarr).WithDownloadClients(qbittorrent, nzbget, sabnzbd)
    .WaitFor(prowlarr).ProxiedBy(gateway);
var bazarr = stack.AddBazarr().WithSubtitlesFor(sonarr).WithSubtitlesFor(radarr)
    .WaitFor(sonarr).WaitFor(radarr).ProxiedBy(gateway);
stack.AddRecyclarr().WithQualityOf(sonarr).WithQualityOf(radarr).WaitFor(sonarr).WaitFor(radarr);
stack.AddUnpackerr().UnpacksFor(sonarr).UnpacksFor(radarr).UnpacksFor(lidarr).UnpacksFor(bookshelf)
    .WaitFor(sonarr).WaitFor(radarr).WaitFor(lidarr).WaitFor(bookshelf);

// Reading and listening
var audiobookshelf = stack.AddAudiobookshelf().ProxiedBy(gateway);
var kavita = stack.AddKavita().ProxiedBy(gateway);
var calibreWeb = stack.AddCalibreWeb().ProxiedBy(gateway);

// Requests
var seerr = stack.AddSeerr().WithLibrary(jellyfin).WithLibrary(plex).WithStatisticsOf(tautulli).WithRequestsTo(sonarr).WithRequestsTo(radarr)
    .WaitFor(jellyfin).WaitFor(plex).WaitFor(sonarr).WaitFor(radarr).ProxiedBy(gateway);

// Notifications: one channel for everything that has something to tell
var ntfy = stack.AddNtfy().ProxiedBy(gateway);
var channel = stack.Channel(ntfy, stack.AddApprise());

// Keeps out who guesses passwords
stack.AddFail2Ban().Watches(gateway, authelia, prowlarr, sonarr, radarr, lidarr, jellyfin, qbittorrent, seerr);

// Monitoring
var alertmanager = stack.AddAlertmanager(channel).ProxiedBy(gateway);
var prometheus = stack.AddPrometheus().WithAlertsTo(alertmanager).ProxiedBy(gateway);
var grafana = stack.AddGrafana().WithDataSource(prometheus).WaitFor(prometheus).ProxiedBy(gateway);
stack.AddNodeExporter();
stack.AddCAdvisor();
stack.AddRedisExporter(redis);
stack.AddExportarr();

// Maintenance
var dozzle = stack.AddDozzle().ProxiedBy(gateway);
var monitorr = stack.AddMonitorr().ProxiedBy(gateway);

// Start page
var homepage = stack.AddHomepage()
    .Shows(jellyfin, plex, tautulli, seerr, audiobookshelf, kavita, calibreWeb, sonarr, radarr, lidarr, bookshelf, bazarr, prowlarr)
    .Shows(qbittorrent, nzbget, sabnzbd, vpn, ntfy, grafana, prometheus, alertmanager, dozzle, monitorr).ProxiedBy(gateway);
stack.AddHomepageSocketProxy(homepage);

// Upkeep: asks every page, restarts what has lost the VPN's namespace, keeps copies, looks for new versions, prepares everything above for its start
stack.AddBlackboxExporter();
stack.AddSupervisor(channel, vpn, qbittorrent, nzbget, sabnzbd);
stack.AddBackupExporter(stack.AddVolumeBackup(channel));
stack.AddWatchtower(channel);
stack.AddInitialiser();

// What is measured, and how it is drawn
prometheus.ScrapesEverything(stack);
grafana.WithDashboards();

// Control: development only; in production it is a project of its own
var api = stack.AddApi();
stack.AddWizard(api);

return stack.Run();

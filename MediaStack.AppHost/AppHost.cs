using MediaStack.AppHost.Model;
using MediaStack.AppHost.Services;

var stack = StackBuilder.Create(args);

// Stores
var redis = stack.AddRedis();

// Gateway
var gateway = stack.AddNginxProxyManager();
var authelia = stack.AddAuthelia().WithSessionStore(redis).WaitFor(redis).ProxiedBy(gateway);

// Downloads: behind the VPN, or not at all
var vpn = stack.AddGluetun().InNamespaceOf(stack.AddVpnNamespace());
var qbittorrent = stack.AddQbittorrent().RouteThrough(vpn).ProxiedBy(gateway);
var nzbget = stack.AddNzbget().RouteThrough(vpn).ProxiedBy(gateway);

// Media servers
var jellyfin = stack.AddJellyfin().WaitFor(gateway).ProxiedBy(gateway);
var plex = stack.AddPlex().ProxiedBy(gateway);
var tautulli = stack.AddTautulli().WithStatisticsOf(plex).WaitFor(plex).ProxiedBy(gateway);

// Library
var flaresolverr = stack.AddFlareSolverr();
var prowlarr = stack.AddProwlarr().WithChallengeSolver(flaresolverr).ProxiedBy(gateway);
var sonarr = stack.AddSonarr().WithIndexers(prowlarr).WithDownloadClient(qbittorrent).WithDownloadClient(nzbget)
    .WithLibrary(jellyfin).WithLibrary(plex).WaitFor(prowlarr).ProxiedBy(gateway);
var radarr = stack.AddRadarr().WithIndexers(prowlarr).WithDownloadClient(qbittorrent).WithDownloadClient(nzbget)
    .WithLibrary(jellyfin).WithLibrary(plex).WaitFor(prowlarr).ProxiedBy(gateway);
var lidarr = stack.AddLidarr().WithIndexers(prowlarr).WithDownloadClient(qbittorrent).WithDownloadClient(nzbget)
    .WithLibrary(jellyfin).WithLibrary(plex).WaitFor(prowlarr).ProxiedBy(gateway);
var bookshelf = stack.AddBookshelf().WithIndexers(prowlarr).WithDownloadClient(qbittorrent).WithDownloadClient(nzbget)
    .WaitFor(prowlarr).ProxiedBy(gateway);
var bazarr = stack.AddBazarr().WithSubtitlesFor(sonarr).WithSubtitlesFor(radarr)
    .WaitFor(sonarr).WaitFor(radarr).ProxiedBy(gateway);
stack.AddRecyclarr().WithQualityOf(sonarr).WithQualityOf(radarr).WaitFor(sonarr).WaitFor(radarr);
var unpackerr = stack.AddUnpackerr().UnpacksFor(sonarr).UnpacksFor(radarr).UnpacksFor(lidarr).UnpacksFor(bookshelf)
    .WaitFor(sonarr).WaitFor(radarr).WaitFor(lidarr).WaitFor(bookshelf);

// Reading and listening
var audiobookshelf = stack.AddAudiobookshelf().ProxiedBy(gateway);
var kavita = stack.AddKavita().ProxiedBy(gateway);
var calibreWeb = stack.AddCalibreWeb().ProxiedBy(gateway);

// Requests
var seerr = stack.AddSeerr().WithLibrary(jellyfin).WithLibrary(plex).WithStatisticsOf(tautulli).WithRequestsTo(sonarr).WithRequestsTo(radarr)
    .WaitFor(jellyfin).WaitFor(plex).WaitFor(sonarr).WaitFor(radarr).ProxiedBy(gateway);

// Monitoring
var nodeExporter = stack.AddNodeExporter();
var prometheus = stack.AddPrometheus().Scrapes(authelia).Scrapes(nodeExporter).Scrapes(jellyfin)
    .Scrapes(unpackerr).Scrapes(flaresolverr).ProxiedBy(gateway);
var grafana = stack.AddGrafana().WithDataSource(prometheus).WaitFor(prometheus).ProxiedBy(gateway);

// Start page
var homepage = stack.AddHomepage()
    .Shows(jellyfin, plex, tautulli, seerr, audiobookshelf, kavita, calibreWeb, sonarr, radarr, lidarr, bookshelf, bazarr, prowlarr, qbittorrent, nzbget, grafana).ProxiedBy(gateway);
stack.AddHomepageSocketProxy(homepage);

// Maintenance: restarts what has lost the VPN's namespace, and prepares the files and volumes of everything above
stack.AddSupervisor(vpn, qbittorrent, nzbget);
stack.AddInitialiser();

// Control: development only; in production it is a project of its own
var api = stack.AddApi();
stack.AddWizard(api);

return stack.Run();

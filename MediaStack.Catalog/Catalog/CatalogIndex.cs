namespace MediaStack.Catalog;

/// <summary>A set of definitions with look-up by name. The product has one; tests of rules build their own.</summary>
internal sealed class CatalogIndex
{
    private readonly Dictionary<string, ServiceDefinition> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SettingDefinition> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ServiceDefinition> _owners = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">An id or a key occurs twice.</exception>
    public CatalogIndex(IReadOnlyList<SettingDefinition> stackSettings, IReadOnlyList<ServiceDefinition> services)
    {
        StackSettings = stackSettings;
        Services = [.. services.Select(ResourceSettings.WithLimits)];
        foreach (var setting in stackSettings)
            _settings.Add(setting.Key, setting);
        foreach (var service in Services)
        {
            _services.Add(service.Id, service);
            foreach (var setting in service.Settings)
            {
                _settings.Add(setting.Key, setting);
                _owners.Add(setting.Key, service);
            }
        }
    }

    public IReadOnlyList<ServiceDefinition> Services { get; }

    public IReadOnlyList<SettingDefinition> StackSettings { get; }

    public IEnumerable<SettingDefinition> AllSettings => StackSettings.Concat(Services.SelectMany(service => service.Settings));

    public ServiceDefinition? Find(string id) => _services.GetValueOrDefault(id);

    public SettingDefinition? FindSetting(string key) => _settings.GetValueOrDefault(key);

    /// <summary>The service that a setting belongs to; <see langword="null"/> for stack-wide and unknown ones.</summary>
    public ServiceDefinition? OwnerOf(string key) => _owners.GetValueOrDefault(key);

    public IReadOnlyList<string> ProposeFor(IReadOnlyCollection<Goal> goals, long? hostMemoryMiB = null)
    {
        var isSmall = hostMemoryMiB <= ServiceCatalog.SmallHostMiB;
        var carrying = Services.Where(service => service.Goals.Any(goals.Contains)
            && !(isSmall && service.Category is ServiceCategory.Monitoring)).ToList();
        // What would have nothing to do is not proposed: no other goal stands behind it.
        return WithNeeds(carrying
            .Where(service => service.NeedsOneOf.Count == 0 || carrying.Exists(other => service.NeedsOneOf.Contains(other.Id)))
            .Select(service => service.Id));
    }

    public IReadOnlyList<string> WithNeeds(IEnumerable<string> services)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(services);
        while (open.TryPop(out var id))
        {
            if (!all.Add(id))
                continue;
            var service = Find(id);
            // With nothing chosen yet, the switches stand as they do by default.
            foreach (var need in service is null ? [] : VpnRoute.NeedsOf(service, key => FindSetting(key)?.Default))
                open.Push(need);
            if (service is { NeedsOneOf: [var first, ..] } && !service.NeedsOneOf.Any(need => all.Contains(need) || open.Contains(need)))
                open.Push(first);
        }

        return [.. all];
    }
}

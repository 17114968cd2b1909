using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Redis;

/// <summary>When Redis writes its data to disk.</summary>
/// <param name="Interval">Time between two snapshots.</param>
/// <param name="KeysChangedThreshold">Changed keys that make a snapshot worthwhile.</param>
internal sealed record PersistenceAnnotation(TimeSpan Interval, long KeysChangedThreshold) : IResourceAnnotation;

namespace MediaStack.Catalog;

/// <summary>What a folder of media holds.</summary>
public enum MediaKind
{
    /// <summary>Films.</summary>
    Films,

    /// <summary>Series.</summary>
    Series,

    /// <summary>Music.</summary>
    Music,

    /// <summary>Books to read.</summary>
    Books,

    /// <summary>Books to hear.</summary>
    Audiobooks,

    /// <summary>Comics and manga.</summary>
    Comics,

    /// <summary>Podcasts.</summary>
    Podcasts,
}

namespace MediaStack.Catalog.Services;

/// <summary>Keeps books and audio books.</summary>
internal static class Bookshelf
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "bookshelf",
        Title = "Bookshelf",
        Category = ServiceCategory.Library,
        Summary = "Collects books and audio books: finds them, has them downloaded and puts them in order; a revival of Readarr.",
        Memory = new(256, 1024),
        Goals = [Goal.Books],
        WhyNotDefault = "It is for those who collect books, and experimental.",
        Caution = "it is experimental. Volunteers keep it going since Readarr ended; the server that it asks about books is theirs, too, "
            + "and may be slow or away.",
        Settings = [MadeSettings.ApiKey("bookshelf", "Bookshelf")],
    }.WithPage(8787, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan, AccessLevel.Internal);
}

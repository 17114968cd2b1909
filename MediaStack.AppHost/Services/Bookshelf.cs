using MediaStack.AppHost.Model;
using MediaStack.Catalog;

namespace MediaStack.AppHost.Services;

/// <summary>Bookshelf: keeps books and audio books, with Readarr's code, settings and API.</summary>
internal static class BookshelfService
{
    /// <summary>Adds Bookshelf when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddBookshelf(this StackBuilder stack) =>
        // The line that asks Hardcover about books; the other one, softcover, is for databases of Readarr.
        stack.AddServarr("bookshelf", tag: "hardcover-v0.4.20.129", port: 8787, image: "ghcr.io/pennydreadful/bookshelf", prefix: "READARR")?
            // Downloads and library in one mount, so that it links instead of copying.
            .WithDataFolder(stack)
            .WithLibraries(stack, readOnly: false, MediaKind.Books, MediaKind.Audiobooks)
            .WithProcesses(256);
}

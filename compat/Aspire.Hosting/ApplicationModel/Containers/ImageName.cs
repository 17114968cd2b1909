namespace Aspire.Hosting.ApplicationModel;

/// <summary>The parts of an image name, by the rules of the OCI distribution reference grammar.</summary>
internal sealed record ImageName(string? Registry, string Repository, string? Tag, string? Digest)
{
    private const string DigestPrefix = "sha256:";

    public static ImageName Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var (rest, digest) = SplitDigest(text);
        var (path, tag) = SplitTag(rest);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? string.Empty : path[..slash];
        var hasRegistry = first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost";
        var name = new ImageName(hasRegistry ? first : null, hasRegistry ? path[(slash + 1)..] : path, tag, digest);
        if (name.Repository.Length == 0 || tag is "" || digest is "")
            throw new ArgumentException($"'{text}' is no image name; it has the form [registry/]repository[:tag | "
                + "@sha256:digest].", nameof(text));

        return name;
    }

    private static (string Name, string? Digest) SplitDigest(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return (text, null);

        var digest = text[(at + 1)..];
        if (!digest.StartsWith(DigestPrefix, StringComparison.Ordinal))
            throw new ArgumentException($"The digest in the image name '{text}' must begin with {DigestPrefix}.", nameof(text));

        return (text[..at], digest[DigestPrefix.Length..]);
    }

    // A colon before the last slash belongs to the port of the registry.
    private static (string Path, string? Tag) SplitTag(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > text.LastIndexOf('/') ? (text[..colon], text[(colon + 1)..]) : (text, null);
    }
}

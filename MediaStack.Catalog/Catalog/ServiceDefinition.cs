namespace MediaStack.Catalog;

/// <summary>What a person sees and may set of one service. Data only: how it runs is the app host's business.</summary>
public sealed record ServiceDefinition
{
    /// <summary>Stable name in settings, model and files: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The product's own name.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands in the wizard.</summary>
    public required ServiceCategory Category { get; init; }

    /// <summary>One sentence: what the owner gets from it.</summary>
    public required string Summary { get; init; }

    /// <summary>Its settings, in the order in which they are asked.</summary>
    public IReadOnlyList<SettingDefinition> Settings { get; init; } = [];

    /// <summary>How its page can be reached; <see langword="null"/> for a service without a page.</summary>
    public ServiceAccess? Access { get; init; }

    /// <summary>Ports that it always takes, beside those that settings choose.</summary>
    public IReadOnlyList<ListeningPort> FixedPorts { get; init; } = [];

    /// <summary>Whether it is behind the VPN; then it needs the tunnel beside what <see cref="Needs"/> names.</summary>
    public VpnUse Vpn { get; init; }

    /// <summary>Ids of services without which it cannot run.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Ids of services of which it works with any, and without all of which it has nothing to do; empty where it needs none.</summary>
    public IReadOnlyList<string> NeedsOneOf { get; init; } = [];

    /// <summary>Ids of services whose job it does; selecting both is possible and reported.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>Ids of services that cannot run beside it.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>What a person is asked at its first start, and is kept nowhere.</summary>
    public IReadOnlyList<DeployQuestion> AskedAtDeploy { get; init; } = [];

    /// <summary>
    /// Who reads its secret files where the image fixes that or policy sets it apart; <see langword="null"/> means the
    /// stack's <c>puid</c>:<c>pgid</c>.
    /// </summary>
    public RunAs? RunsAs { get; init; }

    /// <summary>What it takes of the host's memory; <see langword="null"/> only for helpers that nobody chooses.</summary>
    public MemoryNeed? Memory { get; init; }

    /// <summary>Part of the estate that runs without a settings file, and so without any credential.</summary>
    public bool Default { get; init; }

    /// <summary>
    /// What an owner should know before choosing it, as a sentence: that it is experimental, or no longer maintained;
    /// <see langword="null"/> for what can be chosen without a second thought.
    /// </summary>
    public string? Caution { get; init; }

    /// <summary>The goals that propose it.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>Why the default estate leaves it out, as one sentence; <see langword="null"/> where nobody would miss it.</summary>
    public string? WhyNotDefault { get; init; }
}

namespace MediaStack.Catalog;

/// <summary>How much of the host's memory a service takes.</summary>
/// <param name="TypicalMiB">What it takes in a household, in MiB: for the sum that a person sees while choosing.</param>
/// <param name="LimitMiB">What it may take at most unless the owner sets another limit, in MiB.</param>
public sealed record MemoryNeed(int TypicalMiB, int LimitMiB);

namespace MediaStack.Catalog;

/// <summary>A port that a service listens on and that no setting moves.</summary>
/// <param name="Port">Its number.</param>
/// <param name="Space">Whose ports it takes it from.</param>
public readonly record struct ListeningPort(int Port, PortSpace Space)
{
    /// <summary>When it listens on it; <see langword="null"/> for always.</summary>
    public SettingCondition? When { get; init; }
}

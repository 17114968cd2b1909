namespace MediaStack.Catalog;

/// <summary>
/// Something that a person is asked when a service starts for the first time, and that is kept nowhere: it expires, so that it is worth
/// nothing in a settings file. Whoever runs <c>docker compose up</c> passes the answer in its environment; without one, the service starts
/// as well.
/// </summary>
/// <param name="Variable">Name of the variable.</param>
/// <param name="Label">The field's label.</param>
/// <param name="Help">What it is for, and where it is to be had.</param>
/// <param name="Secret">Whether the answer must not be shown.</param>
/// <param name="ValidSeconds">How long an answer holds: ask when the images are there already.</param>
public sealed record DeployQuestion(string Variable, string Label, string Help, bool Secret, int ValidSeconds);

namespace Aspire.Hosting.Pipelines;

/// <summary>Steps with checked relations, in an order in which each comes after all it depends on.</summary>
internal sealed class PipelineGraph
{
    private readonly Dictionary<string, IReadOnlyList<string>> _dependencies;
    private readonly Dictionary<string, int> _levels = new(StringComparer.Ordinal);

    private PipelineGraph(IReadOnlyList<PipelineStep> ordered, Dictionary<string, IReadOnlyList<string>> dependencies)
    {
        Steps = ordered;
        _dependencies = dependencies;
        foreach (var step in ordered)
            _levels[step.Name] = dependencies[step.Name].Select(name => _levels[name] + 1).DefaultIfEmpty(0).Max();
    }

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<PipelineStep> Steps { get; }

    /// <exception cref="InvalidOperationException">Names every duplicate, every relation to nothing, or a cycle.</exception>
    public static PipelineGraph Create(IReadOnlyList<PipelineStep> steps)
    {
        var dependencies = CollectDependencies(steps);
        return new PipelineGraph(Order(steps, steps, dependencies), dependencies);
    }

    /// <summary>Names of the steps right before this one, whichever side declared the relation.</summary>
    public IReadOnlyList<string> DependenciesOf(PipelineStep step) => _dependencies[step.Name];

    /// <summary>Length of the longest chain of dependencies below the step.</summary>
    public int LevelOf(PipelineStep step) => _levels[step.Name];

    /// <summary>The dependency that the step is shown under: the one with the longest chain below it.</summary>
    public string? ParentOf(PipelineStep step) => DependenciesOf(step).MaxBy(name => _levels[name]);

    /// <summary>A step and all that it depends on.</summary>
    /// <exception cref="InvalidOperationException">There is no such step; the message lists those there are.</exception>
    public PipelineGraph Select(string name)
    {
        var target = Steps.FirstOrDefault(step => step.Name == name)
            ?? throw new InvalidOperationException(
                $"There is no step '{name}' in the pipeline. Available steps: {string.Join(", ", Steps.Select(step => $"'{step.Name}'"))}.");
        return new PipelineGraph(Order([target], Steps, _dependencies), _dependencies);
    }

    private static Dictionary<string, IReadOnlyList<string>> CollectDependencies(IReadOnlyList<PipelineStep> steps)
    {
        var problems = steps.CountBy(step => step.Name, StringComparer.Ordinal)
            .Where(group => group.Value > 1)
            .Select(group => $"The pipeline has {group.Value} steps named '{group.Key}'; a name must be unique.")
            .ToList();

        var dependencies = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var step in steps)
            dependencies[step.Name] = [];

        void Relate(string before, string after)
        {
            if (!dependencies[after].Contains(before))
                dependencies[after].Add(before);
        }

        foreach (var step in steps)
        {
            foreach (var before in step.DependsOnSteps)
            {
                if (dependencies.ContainsKey(before))
                    Relate(before, step.Name);
                else
                    problems.Add($"Step '{step.Name}' depends on step '{before}', which does not exist.");
            }

            foreach (var after in step.RequiredBySteps)
            {
                if (dependencies.ContainsKey(after))
                    Relate(step.Name, after);
                else
                    problems.Add($"Step '{step.Name}' is required by step '{after}', which does not exist.");
            }
        }

        if (problems.Count > 0)
            throw new InvalidOperationException(string.Join('\n', problems));
        return dependencies.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal);
    }

    private static List<PipelineStep> Order(
        IReadOnlyList<PipelineStep> targets, IReadOnlyList<PipelineStep> steps, Dictionary<string, IReadOnlyList<string>> dependencies)
    {
        var byName = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
        var ordered = new List<PipelineStep>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();

        void Visit(string name)
        {
            if (path.Contains(name))
            {
                var cycle = path.SkipWhile(other => other != name).Append(name);
                throw new InvalidOperationException($"Steps of the pipeline wait for each other: {string.Join(" -> ", cycle)}.");
            }

            if (!visited.Add(name))
                return;

            path.Add(name);
            foreach (var dependency in dependencies[name])
                Visit(dependency);
            path.RemoveAt(path.Count - 1);
            ordered.Add(byName[name]);
        }

        foreach (var target in targets)
            Visit(target.Name);
        return ordered;
    }
}

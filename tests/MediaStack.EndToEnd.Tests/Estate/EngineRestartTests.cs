namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>The estate after the engine, or the host, was restarted.</summary>
[Collection(SharedWholeEstate.Name)]
public sealed class EngineRestartTests(WholeEstate estate)
{
    [Fact]
    public async Task Everything_comes_back_healthy_by_itself_after_the_engine_restarted()
    {
        _ = estate.Stack;
        var before = await estate.ContainersAsync();

        await estate.Engine.RestartAsync();
        await estate.UntilHealthyAsync();

        var after = await estate.ContainersAsync();
        after.Select(container => container.Id).ShouldBe(before.Select(container => container.Id), ignoreOrder: true);
        after.Where(container => container.Process > 0).Select(container => container.Process)
            .ShouldNotBe(before.Where(container => container.Process > 0).Select(container => container.Process));
    }
}

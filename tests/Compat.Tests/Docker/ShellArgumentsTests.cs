using Aspire.Hosting.Docker.Publishing;

namespace Compat.Tests.Docker;

public class ShellArgumentsTests
{
    [Theory]
    [InlineData("redis-server --requirepass $REDIS_PASSWORD", "redis-server --requirepass $$REDIS_PASSWORD")]
    [InlineData("${A}$B", "$${A}$$B")]
    [InlineData("${A:-${B}}/x", "$${A:-$${B}}/x")]
    [InlineData("${A:-two words}", "$${A:-two words}")]
    [InlineData("$_x:1", "$$_x:1")]
    public void Variables_of_the_shell_are_kept_from_Compose(string argument, string expected) =>
        ShellArguments.Escape(argument).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("no variable")]
    [InlineData("$$A and $${B}")]
    [InlineData("$(date) $1 ${1} 5$")]
    public void Everything_else_stays(string argument) => ShellArguments.Escape(argument).ShouldBe(argument);

    [Fact]
    public void Dollar_before_a_variable_stays_a_dollar() => ShellArguments.Escape("$$$A").ShouldBe("$$$$A");

    [Theory]
    [InlineData("/bin/sh", true)]
    [InlineData("bash", true)]
    [InlineData("/usr/bin/env", false)]
    [InlineData(null, false)]
    public void Shells_are_known_by_name(string? entrypoint, bool expected) => ShellArguments.IsShell(entrypoint).ShouldBe(expected);
}

using FsCheck;
using FsCheck.Fluent;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Services;
using MediaStack.Tests;

namespace MediaStack.AppHost.Tests.Formats;

public sealed class NzbgetConfTests
{
    [Fact]
    public void Writes_an_option_a_line() =>
        NzbgetConf.Write([("MainDir", "/data"), ("AddUsername", ""), ("Server1.Password", " # a=b $x \\ \" ")])
            .ShouldBe("MainDir=/data\nAddUsername=\nServer1.Password= # a=b $x \\ \" \n");

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("end\r")]
    [InlineData("nul\0")]
    [InlineData("~/home")]
    [InlineData("a${MainDir}b")]
    [InlineData("${x}")]
    public void What_NZBGet_would_read_otherwise_is_refused_with_the_option_but_without_the_value(string value) =>
        Should.Throw<InvalidOperationException>(() => NzbgetConf.Write([("Server1.Password", value)]))
            .Message.ShouldSatisfyAllConditions(
                message => message.ShouldContain("Server1.Password"),
                message => message.ShouldNotContain(value));

    [Theory]
    [InlineData("~")]
    [InlineData("a~/b")]
    [InlineData("$")]
    [InlineData("${")]
    [InlineData("}${")]
    [InlineData("$MainDir")]
    [InlineData("# no comment")]
    public void What_looks_like_syntax_and_is_none_is_carried(string value) =>
        NzbgetConf.Write([("Server1.Password", value)]).ShouldBe($"Server1.Password={value}\n");

    [Fact]
    public void Any_text_is_read_back_as_it_was_or_refused()
    {
        Prop.ForAll<NonNull<string>>(value =>
        {
            if (NzbgetConf.CanCarry(value.Get))
            {
                Read(NzbgetConf.Write([("MainDir", "/data"), ("Server1.Password", value.Get)]))["Server1.Password"].ShouldBe(value.Get);
            }
            else
            {
                Should.Throw<InvalidOperationException>(() => NzbgetConf.Write([("Server1.Password", value.Get)]));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_common_options_are_each_there_once()
    {
        var names = NzbgetOptions.Common.Select(option => option.Option).ToList();

        names.ShouldBeUnique();
        NzbgetConf.Write(NzbgetOptions.Common).Split('\n').Length.ShouldBe(names.Count + 1);
    }

    [Fact]
    public void The_options_are_all_that_the_programs_own_file_has_but_access_servers_and_categories()
    {
        var shipped = Read(File.ReadAllText(Requires.SharedData("nzbget", "nzbget.conf.default"))).Keys
            .Where(name => !name.StartsWith("Server1.", StringComparison.Ordinal) && !name.StartsWith("Category", StringComparison.Ordinal))
            .Except(["ControlIP", "ControlPort", "ControlUsername", "ControlPassword", "AuthorizedIP"]);

        NzbgetOptions.Common.Select(option => option.Option).ShouldBe(shipped, ignoreOrder: true);
    }

    /// <summary>Reads the file as NZBGet does: comments begin a line, the value is all behind the first equals sign, variables are put in.</summary>
    private static Dictionary<string, string> Read(string file)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in file.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim(' ').Length > 0 && line[0] != '#'))
        {
            var (name, value) = (line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            if (value.StartsWith("~/", StringComparison.Ordinal))
            {
                value = "/home/abc" + value[1..];
            }

            while (value.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start
                && value.IndexOf('}', start) is >= 0 and var end
                && options.TryGetValue(value[(start + 2)..end], out var other))
            {
                value = value[..start] + other + value[(end + 1)..];
            }

            options[name] = value;
        }

        return options;
    }
}

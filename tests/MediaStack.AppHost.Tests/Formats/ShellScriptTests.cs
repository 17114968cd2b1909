using FsCheck;
using FsCheck.Fluent;
using MediaStack.AppHost.Formats;
using MediaStack.Tests;

namespace MediaStack.AppHost.Tests.Formats;

public sealed class ShellScriptTests
{
    [Fact]
    public void Plain_words_stay_readable()
    {
        new ShellScript("Says hello.").Run("chown", "999:1000", "/volumes/redis-data").ToString().ShouldBe(
            """
            #!/bin/sh
            # Says hello.
            set -eu
            chown 999:1000 /volumes/redis-data

            """);
    }

    [Fact]
    public async Task Every_word_reaches_the_program_as_it_is()
    {
        string[] words = ["", " ", "a b", "it's", "$HOME", "`id`", "$(id)", "a\\b", "\"", "*", "~", "-n", ";", "&", "|", "#", "ä€𝄞", "tab\there", "line\nbreak"];
        using var folder = new ScratchFolder();
        var script = folder.Write("script", new ShellScript("Prints its words.").Run(["printf", "%s\\0", .. words]).ToString());

        var result = await Cli.RunAsync("/bin/sh", [script]);

        result.ExitCode.ShouldBe(0);
        result.Output.TrimEnd('\0').Split('\0').ShouldBe(words);
    }

    [Fact]
    public void Quoting_leaves_nothing_of_a_word_to_the_shell()
    {
        Prop.ForAll<NonNull<string>>(word =>
        {
            var quoted = ShellScript.Quote(word.Get);
            // Outside of single quotes stands nothing but plain characters and escaped quotes.
            var outside = string.Concat(quoted.Replace(@"'\''", "", StringComparison.Ordinal).Split('\'').Where((_, index) => index % 2 == 0));
            outside.ShouldAllBe(character => char.IsAsciiLetterOrDigit(character) || "/.-_:=,".Contains(character));
        }).QuickCheckThrowOnFailure();
    }
}

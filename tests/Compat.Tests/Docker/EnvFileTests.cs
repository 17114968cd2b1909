using Aspire.Hosting.Docker.Publishing;

namespace Compat.Tests.Docker;

public class EnvFileTests
{
    [Fact]
    public void New_keys_are_written_sorted_with_their_comments_and_without_values()
    {
        var file = new EnvFile();
        file.AddKey("ZONE", "Parameter zone");
        file.AddKey("CACHE_HOST", comment: null);
        file.AddKey("CACHE", "Container image name for cache");

        file.ToString().ShouldBe("# Container image name for cache\nCACHE=\n\nCACHE_HOST=\n\n# Parameter zone\nZONE=\n\n");
    }

    [Fact]
    public void What_a_person_wrote_stays_and_new_keys_join_it()
    {
        var file = EnvFile.Parse("# my own words\nPASSWORD='p=a#s$s'\n\nOTHER= spaced \n# Parameter empty\nEMPTY=\n");
        file.AddKey("PASSWORD", "Parameter password");
        file.AddKey("EMPTY", "Parameter empty");
        file.AddKey("TOKEN", "Parameter token");

        file.ToString().ShouldBe("# Parameter empty\nEMPTY=\n\nOTHER= spaced \n\n# my own words\nPASSWORD='p=a#s$s'\n\n# Parameter token\nTOKEN=\n\n");
    }

    [Theory]
    [InlineData("A=1\n\nB=2\n\n")]
    [InlineData("# what it is\nKEY=\"first\n# second = third\n\nfourth\"\n\n")]
    [InlineData("KEY='it\\'s\nme' # comment\n\n")]
    public void Its_own_output_is_read_back_unchanged(string text) => EnvFile.Parse(text).ToString().ShouldBe(text);

    [Fact]
    public void Windows_line_ends_and_free_comments_are_read() =>
        EnvFile.Parse("# a heading\r\n\r\n# of A\r\nA=1\r\nno assignment\r\nB=2").ToString().ShouldBe("# of A\nA=1\n\nB=2\n\n");

    [Fact]
    public void Set_replaces_value_and_comment()
    {
        var file = EnvFile.Parse("# old\nA=old\n");
        file.Set("A", "new", "new");
        file.Set("B", null, null);

        file.ToString().ShouldBe("# new\nA=new\n\nB=\n\n");
    }

    [Fact]
    public void Open_quote_is_refused_with_its_key() =>
        Should.Throw<FormatException>(() => EnvFile.Parse("A=1\nKEY=\"open\nB=2\n")).Message.ShouldContain("'KEY'");
}

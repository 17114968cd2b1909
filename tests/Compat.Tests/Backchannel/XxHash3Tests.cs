using System.Globalization;
using System.Text;
using Aspire.Hosting.Backchannel;

namespace Compat.Tests.Backchannel;

public class XxHash3Tests
{
    // The paths are those that the command line hashed itself; the sums of i * 7 + 3 were made with the reference program (xxhsum -H3).
    [Theory]
    [InlineData("a", "e6c632b61e964e1f")]
    [InlineData("/src/Demo.csproj", "832ae33b2941e6e3")]
    [InlineData("/src/Demo/Demo.AppHost.csproj", "8d064a32211e7386")]
    public void The_hash_of_a_path_is_what_the_command_line_computes(string path, string expected)
        => Hex(Encoding.UTF8.GetBytes(path)).ShouldBe(expected);

    [Fact]
    public void Paths_beyond_240_bytes_are_hashed_as_well()
        => Hex(Encoding.UTF8.GetBytes($"/src/{new string('a', 300)}/Demo.AppHost.csproj")).ShouldBe("50f75d8da764a5d9");

    [Theory]
    [InlineData(0, "2d06800538d394c2")]
    [InlineData(1, "13e608bc156defed")]
    [InlineData(2, "1c9074b93943b86c")]
    [InlineData(3, "a9088dda485b481c")]
    [InlineData(4, "6d9253b16c8b1ed3")]
    [InlineData(7, "8e8291ad89127e2e")]
    [InlineData(8, "60539db630471163")]
    [InlineData(9, "feff668361d723a8")]
    [InlineData(15, "9ec169f4a98231c1")]
    [InlineData(16, "b8c859b0f030b585")]
    [InlineData(17, "714a04408e79b80f")]
    [InlineData(32, "19ff4ee1d6ba1a55")]
    [InlineData(33, "3e44983ad21679c8")]
    [InlineData(64, "287eb1fa9e4be2c1")]
    [InlineData(65, "829218de4d798646")]
    [InlineData(96, "f084e7cfbc624743")]
    [InlineData(97, "1daa83271a8e7b7c")]
    [InlineData(128, "67425a03650261bf")]
    [InlineData(129, "c664bf3311c6abc4")]
    [InlineData(144, "606a17fa700bb932")]
    [InlineData(239, "1d861931c1f3cafa")]
    [InlineData(240, "64556dc6b462a6cf")]
    [InlineData(241, "8beadd3a8874fe17")]
    [InlineData(256, "3c38817f6d79c0da")]
    [InlineData(1023, "d26986a0b85dcc44")]
    [InlineData(1024, "9b81661c641c72b1")]
    [InlineData(1025, "806c2072ed713576")]
    [InlineData(2048, "abe604813ba62ed1")]
    [InlineData(5000, "799aaddd7339581d")]
    public void Every_length_class_has_its_own_way(int length, string expected)
        => Hex([.. Enumerable.Range(0, length).Select(i => (byte)((i * 7) + 3))]).ShouldBe(expected);

    private static string Hex(byte[] bytes) => XxHash3.Hash(bytes).ToString("x16", CultureInfo.InvariantCulture);
}

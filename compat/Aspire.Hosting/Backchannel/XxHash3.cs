using System.Buffers.Binary;
using System.Numerics;

namespace Aspire.Hosting.Backchannel;

/// <summary>
/// XXH3 with 64 bits and seed 0 (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md). The command line names an app host
/// by this hash of its project's path.
/// </summary>
internal static class XxHash3
{
    private const ulong Prime32A = 0x9E3779B1;
    private const ulong Prime32B = 0x85EBCA77;
    private const ulong Prime32C = 0xC2B2AE3D;
    private const ulong Prime64A = 0x9E3779B185EBCA87;
    private const ulong Prime64B = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime64C = 0x165667B19E3779F9;
    private const ulong Prime64D = 0x85EBCA77C2B2AE63;
    private const ulong Prime64E = 0x27D4EB2F165667C5;
    private const ulong Mixer = 0x165667919E3779F9;
    private const ulong ShortMixer = 0x9FB21C651E98DF25;

    private const int StripeLength = 64;
    private const int StripesPerBlock = 16;
    private const int BlockLength = StripeLength * StripesPerBlock;

    private static ReadOnlySpan<byte> Secret =>
    [
        0xb8, 0xfe, 0x6c, 0x39, 0x23, 0xa4, 0x4b, 0xbe, 0x7c, 0x01, 0x81, 0x2c, 0xf7, 0x21, 0xad, 0x1c,
        0xde, 0xd4, 0x6d, 0xe9, 0x83, 0x90, 0x97, 0xdb, 0x72, 0x40, 0xa4, 0xa4, 0xb7, 0xb3, 0x67, 0x1f,
        0xcb, 0x79, 0xe6, 0x4e, 0xcc, 0xc0, 0xe5, 0x78, 0x82, 0x5a, 0xd0, 0x7d, 0xcc, 0xff, 0x72, 0x21,
        0xb8, 0x08, 0x46, 0x74, 0xf7, 0x43, 0x24, 0x8e, 0xe0, 0x35, 0x90, 0xe6, 0x81, 0x3a, 0x26, 0x4c,
        0x3c, 0x28, 0x52, 0xbb, 0x91, 0xc3, 0x00, 0xcb, 0x88, 0xd0, 0x65, 0x8b, 0x1b, 0x53, 0x2e, 0xa3,
        0x71, 0x64, 0x48, 0x97, 0xa2, 0x0d, 0xf9, 0x4e, 0x38, 0x19, 0xef, 0x46, 0xa9, 0xde, 0xac, 0xd8,
        0xa8, 0xfa, 0x76, 0x3f, 0xe3, 0x9c, 0x34, 0x3f, 0xf9, 0xdc, 0xbb, 0xc7, 0xc7, 0x0b, 0x4f, 0x1d,
        0x8a, 0x51, 0xe0, 0x4b, 0xcd, 0xb4, 0x59, 0x31, 0xc8, 0x9f, 0x7e, 0xc9, 0xd9, 0x78, 0x73, 0x64,
        0xea, 0xc5, 0xac, 0x83, 0x34, 0xd3, 0xeb, 0xc3, 0xc5, 0x81, 0xa0, 0xff, 0xfa, 0x13, 0x63, 0xeb,
        0x17, 0x0d, 0xdd, 0x51, 0xb7, 0xf0, 0xda, 0x49, 0xd3, 0x16, 0x55, 0x26, 0x29, 0xd4, 0x68, 0x9e,
        0x2b, 0x16, 0xbe, 0x58, 0x7d, 0x47, 0xa1, 0xfc, 0x8f, 0xf8, 0xb8, 0xd1, 0x7a, 0xd0, 0x31, 0xce,
        0x45, 0xcb, 0x3a, 0x8f, 0x95, 0x16, 0x04, 0x28, 0xaf, 0xd7, 0xfb, 0xca, 0xbb, 0x4b, 0x40, 0x7e,
    ];

    public static ulong Hash(ReadOnlySpan<byte> input) => input.Length switch
    {
        0 => Avalanche64(Key(56)),
        <= 3 => Hash1To3(input),
        <= 8 => Hash4To8(input),
        <= 16 => Hash9To16(input),
        <= 128 => Hash17To128(input),
        <= 240 => Hash129To240(input),
        _ => HashLong(input),
    };

    private static ulong Hash1To3(ReadOnlySpan<byte> input)
    {
        var combined = ((uint)input[0] << 16) | ((uint)input[input.Length >> 1] << 24) | input[^1] | ((uint)input.Length << 8);
        return Avalanche64(combined ^ (ulong)(Read32(Secret, 0) ^ Read32(Secret, 4)));
    }

    private static ulong Hash4To8(ReadOnlySpan<byte> input)
    {
        var hash = (Read32(input, input.Length - 4) + ((ulong)Read32(input, 0) << 32)) ^ Key(8);
        hash ^= BitOperations.RotateLeft(hash, 49) ^ BitOperations.RotateLeft(hash, 24);
        hash *= ShortMixer;
        hash ^= (hash >> 35) + (ulong)input.Length;
        hash *= ShortMixer;
        return hash ^ (hash >> 28);
    }

    private static ulong Hash9To16(ReadOnlySpan<byte> input)
    {
        var low = Read64(input, 0) ^ Key(24);
        var high = Read64(input, input.Length - 8) ^ Key(40);
        return Avalanche((ulong)input.Length + BinaryPrimitives.ReverseEndianness(low) + high + Fold(low, high));
    }

    private static ulong Hash17To128(ReadOnlySpan<byte> input)
    {
        var sum = (ulong)input.Length * Prime64A;
        for (var pair = (input.Length - 1) / 32; pair >= 0; pair--)
        {
            sum += Mix16(input, pair * 16, pair * 32);
            sum += Mix16(input, input.Length - ((pair + 1) * 16), (pair * 32) + 16);
        }

        return Avalanche(sum);
    }

    private static ulong Hash129To240(ReadOnlySpan<byte> input)
    {
        var sum = (ulong)input.Length * Prime64A;
        for (var i = 0; i < 8; i++)
            sum += Mix16(input, i * 16, i * 16);
        sum = Avalanche(sum);
        for (var i = 8; i < input.Length / 16; i++)
            sum += Mix16(input, i * 16, ((i - 8) * 16) + 3);
        return Avalanche(sum + Mix16(input, input.Length - 16, 136 - 17));
    }

    private static ulong HashLong(ReadOnlySpan<byte> input)
    {
        Span<ulong> sums = [Prime32C, Prime64A, Prime64B, Prime64C, Prime64D, Prime32B, Prime64E, Prime32A];
        var blocks = (input.Length - 1) / BlockLength;
        for (var block = 0; block < blocks; block++)
        {
            AddStripes(sums, input[(block * BlockLength)..], StripesPerBlock);
            for (var i = 0; i < sums.Length; i++)
                sums[i] = (sums[i] ^ (sums[i] >> 47) ^ Read64(Secret, Secret.Length - StripeLength + (i * 8))) * Prime32A;
        }

        AddStripes(sums, input[(blocks * BlockLength)..], (input.Length - 1 - (blocks * BlockLength)) / StripeLength);
        AddStripe(sums, input[^StripeLength..], Secret.Length - StripeLength - 7);

        var hash = (ulong)input.Length * Prime64A;
        for (var i = 0; i < sums.Length; i += 2)
            hash += Fold(sums[i] ^ Read64(Secret, 11 + (i * 8)), sums[i + 1] ^ Read64(Secret, 11 + (i * 8) + 8));
        return Avalanche(hash);
    }

    private static void AddStripes(Span<ulong> sums, ReadOnlySpan<byte> input, int count)
    {
        for (var stripe = 0; stripe < count; stripe++)
            AddStripe(sums, input[(stripe * StripeLength)..], stripe * 8);
    }

    private static void AddStripe(Span<ulong> sums, ReadOnlySpan<byte> input, int secretOffset)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var value = Read64(input, i * 8);
            var keyed = value ^ Read64(Secret, secretOffset + (i * 8));
            sums[i ^ 1] += value;
            sums[i] += (ulong)(uint)keyed * (keyed >> 32);
        }
    }

    private static ulong Mix16(ReadOnlySpan<byte> input, int offset, int secretOffset)
        => Fold(Read64(input, offset) ^ Read64(Secret, secretOffset), Read64(input, offset + 8) ^ Read64(Secret, secretOffset + 8));

    private static ulong Key(int offset) => Read64(Secret, offset) ^ Read64(Secret, offset + 8);

    private static ulong Fold(ulong a, ulong b) => Math.BigMul(a, b, out var low) ^ low;

    private static ulong Avalanche(ulong hash)
    {
        hash = (hash ^ (hash >> 37)) * Mixer;
        return hash ^ (hash >> 32);
    }

    private static ulong Avalanche64(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Prime64B;
        hash = (hash ^ (hash >> 29)) * Prime64C;
        return hash ^ (hash >> 32);
    }

    private static uint Read32(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private static ulong Read64(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[offset..]);
}

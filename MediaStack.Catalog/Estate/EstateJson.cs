using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaStack.Catalog.Estate;

/// <summary>How the estate is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(KebabCase<ServiceCategory>), typeof(KebabCase<AccessLevel>), typeof(KebabCase<EstateVolumeKind>),
        typeof(KebabCase<EstateWaitCondition>), typeof(KebabCase<MediaKind>), typeof(KebabCase<PublicDoor>),
    ])]
[JsonSerializable(typeof(EstateDocument))]
internal sealed partial class EstateJson : JsonSerializerContext
{
    /// <summary>Members of an enumeration as <c>media-servers</c>; numbers are not read.</summary>
    internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
        where T : struct, Enum;
}

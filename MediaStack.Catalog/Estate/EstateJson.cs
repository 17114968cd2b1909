using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaStack.Catalog.Estate;

/// <summary>The JSON form of the estate; generated code, because a publish is a short process that must start fast.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(KebabCase<ServiceCategory>), typeof(KebabCase<EstateVolumeKind>), typeof(KebabCase<EstateWaitCondition>)])]
[JsonSerializable(typeof(EstateDocument))]
internal sealed partial class EstateJson : JsonSerializerContext
{
    /// <summary>Writes letters and signs as they are: the file is read by people and JSON readers, never embedded in HTML.</summary>
    public static EstateJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Members of an enumeration as <c>media-servers</c>; numbers are not read.</summary>
    internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
        where T : struct, Enum;
}

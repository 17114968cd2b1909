using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Compat.Tests.PublicApi;

/// <summary>Prints the public members of a type the way the list of official signatures does.</summary>
internal static class ApiPrinter
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string FullName(Type type) => $"{type.Namespace}.{TypeName(type)}";

    public static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsSealed: true } => "sealed class",
        { IsAbstract: true } => "abstract class",
        _ => "class",
    };

    /// <summary>Base class, and the public interfaces of the same product.</summary>
    public static IEnumerable<string> Bases(Type type)
    {
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
            yield return TypeName(parent);

        foreach (var contract in type.GetInterfaces().Where(contract => contract.IsPublic))
        {
            if (contract.Namespace!.StartsWith("Aspire.", StringComparison.Ordinal))
                yield return TypeName(contract);
        }
    }

    public static bool IsExperimental(MemberInfo member) => member.IsDefined(typeof(ExperimentalAttribute));

    public static IEnumerable<string> Members(Type type) => type.IsEnum
        ? [string.Join(", ", Enum.GetValues(type).Cast<object>()
            .Select(value => $"{value}={Convert.ToInt64(value, CultureInfo.InvariantCulture)}"))]
        : type.GetMembers(Declared).Where(IsWritten).Select(Print);

    private static bool IsWritten(MemberInfo member)
    {
        if (MadeByTheCompiler.Contains(member.Name))
            return false;

        return member switch
        {
            ConstructorInfo => true,
            MethodInfo method => !method.IsSpecialName,
            Type => false,
            _ => true,
        };
    }

    private static string Print(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property => Property(property),
        FieldInfo field => Field(field),
        MethodInfo method => Method(method),
        EventInfo @event => $"event {@event.Name}",
        _ => throw new InvalidOperationException($"{member.MemberType} {member.Name} cannot be printed."),
    };

    private static string Property(PropertyInfo property)
    {
        var isStatic = property.GetAccessors()[0].IsStatic ? "static " : string.Empty;
        var isRequired = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        var getter = property.GetMethod is { IsPublic: true } ? "get; " : string.Empty;
        var setter = property.SetMethod is { IsPublic: true } set
            ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; "
            : string.Empty;
        var nullability = new NullabilityInfoContext().Create(property);
        return $"{isStatic}{isRequired}{Name(property.PropertyType, nullability)} {property.Name} {{ {getter}{setter}}}";
    }

    private static string Field(FieldInfo field)
    {
        var name = $"{Name(field.FieldType, new NullabilityInfoContext().Create(field))} {field.Name}";
        if (field.IsLiteral)
            return $"const {name} = {Literal(field.GetRawConstantValue(), field.FieldType)}";

        var isText = field.IsStatic && field.FieldType == typeof(string);
        var value = isText ? $" = {Literal(field.GetValue(null), field.FieldType)}" : string.Empty;
        return $"{(field.IsStatic ? "static " : string.Empty)}{(field.IsInitOnly ? "readonly " : string.Empty)}{name}{value}";
    }

    private static string Method(MethodInfo method)
    {
        var arguments = method.GetGenericArguments();
        var generic = arguments.Length == 0 ? string.Empty : $"<{string.Join(", ", arguments.Select(argument => argument.Name))}>";
        var constraints = string.Concat(arguments
            .Select(argument => (argument.Name, Types: argument.GetGenericParameterConstraints().Select(TypeName).ToArray()))
            .Where(argument => argument.Types.Length > 0)
            .Select(argument => $" where {argument.Name} : {string.Join(", ", argument.Types)}"));
        var isStatic = method.IsStatic ? "static " : string.Empty;
        var isExtension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : string.Empty;
        var returns = Name(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));
        return $"{isStatic}{returns} {method.Name}{generic}({isExtension}{Parameters(method)}){constraints}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var name = Name(type.IsByRef ? type.GetElementType()! : type, new NullabilityInfoContext().Create(parameter));
        var text = $"{(type.IsByRef ? "ref " : string.Empty)}{name} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Literal(parameter.RawDefaultValue, type)}" : text;
    }

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType ? "default" : "null",
        string text => $"\"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        bool truth => truth ? "true" : "false",
        _ when type.IsEnum => Enum.ToObject(type, value).ToString()!,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type, NullabilityInfo nullability)
    {
        var mayBeNull = !type.IsValueType && nullability.ReadState == NullabilityState.Nullable && !IsUnannotated(type, nullability);
        return mayBeNull ? $"{TypeName(type)}?" : TypeName(type);
    }

    // A bare type parameter without constraints may be null, although nobody wrote a question mark.
    private static bool IsUnannotated(Type type, NullabilityInfo nullability) =>
        type.IsGenericParameter && type.GetGenericParameterConstraints().Length == 0 && nullability.WriteState == NullabilityState.Nullable;

    private static string TypeName(Type type)
    {
        if (type.IsArray)
            return $"{TypeName(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{TypeName(underlying)}?";
        if (Keywords.GetValueOrDefault(type) is { } keyword)
            return keyword;

        var name = type.Name.Split('`')[0];
        if (type.IsGenericType)
            name += $"<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>";

        return type is { IsNested: true, IsGenericParameter: false } ? $"{TypeName(type.DeclaringType!)}.{name}" : name;
    }

    // Of records, or written again without being part of the shape.
    private static readonly HashSet<string> MadeByTheCompiler =
        ["<Clone>$", "Deconstruct", "PrintMembers", "Equals", "GetHashCode", "ToString", "op_Equality", "op_Inequality"];

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(double)] = "double",
    };
}

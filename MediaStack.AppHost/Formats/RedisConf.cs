using System.Text;

namespace MediaStack.AppHost.Formats;

/// <summary>Writes redis.conf: a directive a line, its arguments quoted where they need it (redis.io, "Redis configuration").</summary>
internal static class RedisConf
{
    /// <summary>The directives in the order given.</summary>
    public static string Write(params IEnumerable<(string Directive, string[] Arguments)> directives)
    {
        var text = new StringBuilder();
        foreach (var (directive, arguments) in directives)
        {
            text.Append(directive);
            foreach (var argument in arguments)
            {
                text.Append(' ').Append(Quote(argument));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.All(character => char.IsAscii(character) && !char.IsControl(character) && character is not (' ' or '"' or '\'' or '\\' or '#')))
        {
            return argument;
        }

        var quoted = new StringBuilder("\"");
        foreach (var octet in Encoding.UTF8.GetBytes(argument))
        {
            quoted.Append(octet switch
            {
                (byte)'"' => "\\\"",
                (byte)'\\' => @"\\",
                < 0x20 or >= 0x7f => $"\\x{octet:x2}",
                _ => ((char)octet).ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}

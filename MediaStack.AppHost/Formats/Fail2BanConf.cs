using System.Text;

namespace MediaStack.AppHost.Formats;

/// <summary>
/// Writes configuration of Fail2Ban: sections with options. A percent sign is doubled, because Fail2Ban would read a reference to
/// another option after it (jail.conf(5)); further lines of a value are indented.
/// </summary>
internal static class Fail2BanConf
{
    /// <summary>The sections in the order given.</summary>
    public static string Write(params IEnumerable<(string Section, (string Option, string Value)[] Options)> sections)
    {
        var text = new StringBuilder();
        foreach (var (section, options) in sections)
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            text.Append('[').Append(section).Append("]\n");
            foreach (var (option, value) in options)
            {
                text.Append(option).Append(" = ").AppendJoin("\n    ", value.Replace("%", "%%", StringComparison.Ordinal).Split('\n')).Append('\n');
            }
        }

        return text.ToString();
    }
}

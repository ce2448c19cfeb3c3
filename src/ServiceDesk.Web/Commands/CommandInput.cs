namespace ServiceDesk.Web.Commands;

/// <summary>What was given to a verb: its options by name and what stands behind them.</summary>
public sealed class CommandInput
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private readonly List<string> arguments = [];

    private CommandInput()
    {
    }

    public IReadOnlyList<string> Arguments => arguments;

    public string? this[string option] => options.GetValueOrDefault(option);

    /// <summary>An option that the verb requires.</summary>
    public string Required(string option) => options[option];

    /// <summary>Reads <c>--option value</c>, <c>--option=value</c>, <c>--option</c> where it takes none, and arguments; behind <c>--</c> all is an argument.</summary>
    /// <exception cref="UsageException">An unknown or repeated option, a value missing or too many, a missing option or an argument too many.</exception>
    public static CommandInput Parse(Command command, ReadOnlySpan<string> words)
    {
        var input = new CommandInput();
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word == "--")
            {
                input.arguments.AddRange(words[(i + 1)..]);
                break;
            }
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                input.arguments.Add(word);
                continue;
            }
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word[2..] : word[2..equals];
            var option = command.Options.FirstOrDefault(x => x.Name == name)
                ?? throw new UsageException($"'{command.Name}' has no option --{name}; it takes {OptionsOf(command)}.");
            if (!option.TakesValue && equals >= 0)
                throw new UsageException($"--{name} was given the value '{word[(equals + 1)..]}'; it takes none.");
            if (option.TakesValue && equals < 0 && i + 1 >= words.Length)
                throw new UsageException($"--{name} came last, without a value; expected {option.Form}.");
            var value = !option.TakesValue ? "" : equals < 0 ? words[++i] : word[(equals + 1)..];
            if (!input.options.TryAdd(name, value))
                throw new UsageException($"--{name} was given twice, as '{input.options[name]}' and as '{value}'; give it once.");
        }
        input.Check(command);
        return input;
    }

    private void Check(Command command)
    {
        var missing = command.Options.Where(x => x.IsRequired && !options.ContainsKey(x.Name)).Select(x => x.Form).ToList();
        if (missing.Count > 0)
            throw new UsageException($"'{command.Name}' needs {string.Join(" and ", missing)}.");
        if (command.Arguments is null && arguments.Count > 0)
            throw new UsageException($"'{command.Name}' takes no '{arguments[0]}'; it takes {OptionsOf(command)}.");
        if (command.Arguments is { } wanted && arguments.Count == 0)
            throw new UsageException($"'{command.Name}' needs at least one {wanted.TrimEnd('…')}.");
    }

    private static string OptionsOf(Command command) => command.Options.Count == 0
        ? "no options"
        : string.Join(", ", command.Options.Select(x => $"--{x.Name}"));
}

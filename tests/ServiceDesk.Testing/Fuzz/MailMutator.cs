namespace ServiceDesk.Testing.Fuzz;

/// <summary>
/// Gives the damaged mail of a number: always the same one for a seed, whatever was made before it. One for each thread.
/// </summary>
public sealed class MailMutator(int seed)
{
    private const int MostDamages = 5;

    private readonly FuzzRandom _random = new(0);
    private readonly MailBuffer _mail = new();

    /// <summary>The mail; the span is good until the next call.</summary>
    public ReadOnlySpan<byte> Create(long number)
    {
        _random.Restart((ulong)seed, number);
        _mail.Set(_random.Pick(SeedMails.All));
        for (var times = _random.Between(1, MostDamages); times > 0; times--)
            Damage();
        return _mail.Span;
    }

    private void Damage()
    {
        switch (_random.Below(20))
        {
            case < 4:
                FieldDamage.Apply(_mail, _random);
                break;
            case < 9:
                PartDamage.Apply(_mail, _random);
                break;
            case < 12:
                LabelDamage.Apply(_mail, _random);
                break;
            case < 17:
                ByteDamage.Apply(_mail, _random);
                break;
            case < 19:
                Splice();
                break;
            default:
                BombDamage.Apply(_mail, _random);
                break;
        }
    }

    /// <summary>The head of this mail and the tail of another one, cut at lines more often than not.</summary>
    private void Splice()
    {
        var other = _random.Pick(SeedMails.All);
        var cut = _random.Below(_mail.Length + 1);
        var from = _random.Below(other.Length + 1);
        if (!_random.OneIn(4))
        {
            cut = _mail.LineStart(cut);
            from = other.AsSpan(0, from).LastIndexOf((byte)'\n') + 1;
        }
        _mail.Replace(cut, _mail.Length - cut, other.AsSpan(from));
    }
}

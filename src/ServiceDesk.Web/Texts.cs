namespace ServiceDesk.Web;

/// <summary>
/// Names the resources with every text that people read. The English text is the key; <c>Resources/Texts.*.resx</c>
/// hold the others. Views and classes ask <c>IStringLocalizer&lt;Texts&gt;</c>, called <c>L</c>.
/// </summary>
public sealed class Texts
{
    private Texts()
    {
    }

    /// <summary>Marks a text that is translated where it is shown, not where it is written: <c>L[step.Label]</c>.</summary>
    public static string Key(string english) => english;
}

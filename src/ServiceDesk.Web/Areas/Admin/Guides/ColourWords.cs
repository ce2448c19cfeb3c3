namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <summary>What the colours of guides are called, to be translated where they are shown.</summary>
public static class ColourWords
{
    public static string Of(string colour) => colour switch
    {
        "secondary" => Texts.Key("Grey"),
        "blue" => Texts.Key("Blue"),
        "azure" => Texts.Key("Azure"),
        "indigo" => Texts.Key("Indigo"),
        "purple" => Texts.Key("Purple"),
        "pink" => Texts.Key("Pink"),
        "red" => Texts.Key("Red"),
        "orange" => Texts.Key("Orange"),
        "yellow" => Texts.Key("Yellow"),
        "lime" => Texts.Key("Lime"),
        "green" => Texts.Key("Green"),
        "teal" => Texts.Key("Teal"),
        "cyan" => Texts.Key("Cyan"),
        _ => colour,
    };
}

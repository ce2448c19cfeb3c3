namespace ServiceDesk.Surveys;

/// <summary>The icons to choose from, worst first. Characters, so that mails show them without fetching anything.</summary>
public static class SurveyScale
{
    private static readonly string[] Faces = ["😠", "🙁", "😐", "🙂", "😀"];

    /// <summary>How many there may be.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [3, 5];

    /// <summary>The place of a rating among five: of three, the outermost are left out.</summary>
    public static int PlaceOf(int rating, int of) => of == 3 ? rating : rating - 1;

    public static string IconOf(int rating, int of) => Faces[PlaceOf(rating, of)];
}

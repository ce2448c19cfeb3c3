using System.ComponentModel.DataAnnotations;
using ServiceDesk.Surveys;

namespace ServiceDesk.Web.Areas.Admin.SurveyResults;

/// <param name="By">By what the rows are parted.</param>
/// <param name="Months">How many, this one included; zero: all.</param>
/// <param name="Total">Of all rows, for each scale.</param>
public sealed record IndexModel(SurveyGrouping By, int Months, IReadOnlyList<ResultRow> Rows, IReadOnlyList<SurveyResult> Total, SurveyForm Form);

public sealed record ResultRow(string Name, SurveyResult Result);

public sealed class SurveyForm
{
    [Display(Name = "Ask how it was")]
    public int Icons { get; init; }
}

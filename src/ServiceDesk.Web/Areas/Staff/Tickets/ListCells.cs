using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>The cells of a list, whichever columns it has. Drawn without tag helpers: a page has some hundreds.</summary>
public sealed class ListCells(ViewContext view, IStringLocalizer<Texts> L, IndexModel model, HtmlEncoder encoder, string root, TimeZoneInfo zone)
{
    private readonly GuideBadges badges = new(view, L, model.Catalog, encoder);
    private readonly bool hasCustomers = model.List.Columns.Contains(TicketColumn.Customer);
    private readonly bool hasTags = model.List.Columns.Contains(TicketColumn.Tags);

    public IHtmlContent Cell(TicketColumn column, TicketRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var cell = new TagBuilder("td");
        if (ColumnWords.ClassOf(column) is { } name)
            cell.Attributes["class"] = name;
        if (column == TicketColumn.Importance)
            cell.Attributes["data-label"] = L["Importance"];
        Fill(cell.InnerHtml, column, row);
        return cell;
    }

    public bool BeginsGroup(SortField grouping, TicketRow? before, TicketRow row) => before is null || ValueOf(grouping, before) != ValueOf(grouping, row);

    /// <summary>What stands over the rows of a group.</summary>
    public IHtmlContent Heading(SortField grouping, TicketRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return grouping switch
        {
            SortField.Status => badges.Status(row.StatusId),
            SortField.Priority => badges.Priority(row.PriorityId),
            SortField.Assignee => badges.Person(row.AssigneeId),
            SortField.Queue => Text("span", L[model.Catalog.QueueName(row.QueueId)]),
            _ => Text("span", row.CustomerName ?? L["No customer"]),
        };
    }

    private static long? ValueOf(SortField grouping, TicketRow row) => grouping switch
    {
        SortField.Status => row.StatusId,
        SortField.Priority => row.PriorityId,
        SortField.Assignee => row.AssigneeId,
        SortField.Queue => row.QueueId,
        _ => row.CustomerId,
    };

    private void Fill(IHtmlContentBuilder cell, TicketColumn column, TicketRow row)
    {
        switch (column)
        {
            case TicketColumn.Number:
                cell.Append(row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case TicketColumn.Subject:
                cell.AppendHtml(Link(row)).AppendHtml(Line(row));
                break;
            case TicketColumn.Requester:
                cell.AppendHtml(Text("div", row.RequesterName));
                if (!hasCustomers && row.CustomerName is not null)
                    cell.AppendHtml(Text("div", row.CustomerName, "row-preview"));
                break;
            case TicketColumn.Customer:
                cell.AppendHtml(Text("div", row.CustomerName ?? ""));
                break;
            case TicketColumn.Status:
                cell.AppendHtml(badges.Status(row.StatusId));
                if (row.ReviewAt is { } review)
                    cell.AppendHtml(Text("div", L["Review on {0}", Moment.Of(review, zone, dateOnly: true).Shown], "row-preview"));
                break;
            case TicketColumn.Priority:
                cell.AppendHtml(badges.Priority(row.PriorityId));
                break;
            case TicketColumn.Assignee:
                cell.AppendHtml(badges.Person(row.AssigneeId));
                break;
            case TicketColumn.Importance:
                cell.Append(row.Importance?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
                break;
            case TicketColumn.System:
                cell.Append(row.SystemId is { } system ? model.Systems.GetValueOrDefault(system) ?? "" : "");
                break;
            case TicketColumn.Group:
                cell.Append(model.Catalog.GroupName(row.GroupId) is { } group ? L[group] : "");
                break;
            case TicketColumn.Queue:
                cell.Append(L[model.Catalog.QueueName(row.QueueId)]);
                break;
            case TicketColumn.Type:
                cell.Append(L.Of(model.Catalog.Type(row.TypeId)));
                break;
            case TicketColumn.Tags:
                Tags(cell, row);
                break;
            case TicketColumn.Due:
                if (row.DueAt is { } due)
                    cell.AppendHtml(Due(due));
                break;
            default:
                cell.AppendHtml(Time(column == TicketColumn.Created ? row.CreatedAt : row.UpdatedAt));
                break;
        }
    }

    private TagBuilder Link(TicketRow row)
    {
        var link = Text("a", row.Subject);
        link.Attributes["href"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{root}/{row.Number}");
        link.Attributes["data-row-link"] = "";
        return link;
    }

    private TagBuilder Line(TicketRow row)
    {
        var line = new TagBuilder("div");
        line.Attributes["class"] = "row-line";
        if (!hasTags)
            Tags(line.InnerHtml, row);
        line.InnerHtml.AppendHtml(Text("span", row.Preview, "row-preview"));
        return line;
    }

    private static void Tags(IHtmlContentBuilder cell, TicketRow row)
    {
        foreach (var tag in row.TagText.Split(", ", StringSplitOptions.RemoveEmptyEntries))
            cell.AppendHtml(Text("span", tag, "tag"));
    }

    private TagBuilder Due(DateTime at)
    {
        var due = new TagBuilder("span");
        due.Attributes["class"] = "due";
        if (at <= model.Now)
        {
            due.Attributes["data-late"] = "true";
            due.InnerHtml.AppendHtml(Icons.Draw(view, "alert-circle")).AppendHtml(Text("span", L["Overdue"], "visually-hidden"));
        }
        due.InnerHtml.AppendHtml(Time(at));
        return due;
    }

    private TagBuilder Time(DateTime at)
    {
        var moment = Moment.Of(at, zone);
        var time = Text("time", moment.Shown);
        time.Attributes["datetime"] = moment.Iso;
        time.Attributes["title"] = moment.Title;
        time.Attributes["data-relative"] = "";
        return time;
    }

    private static TagBuilder Text(string tag, string text, string? name = null)
    {
        var element = new TagBuilder(tag);
        if (name is not null)
            element.Attributes["class"] = name;
        element.InnerHtml.Append(text);
        return element;
    }
}

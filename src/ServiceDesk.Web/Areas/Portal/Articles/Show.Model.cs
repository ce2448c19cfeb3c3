using ServiceDesk.Articles;
using ServiceDesk.Guides;

namespace ServiceDesk.Web.Areas.Portal.Articles;

public sealed record ShowModel(PublishedArticle Article, Guide? Category);

namespace ServiceDesk.Web.Forms;

public static class FilledLines
{
    extension<T>(List<T> lines)
    {
        /// <summary>Without those that a made-up index left empty: a browser sends none.</summary>
        public List<T> Filled => lines.TrueForAll(x => x is not null) ? lines : lines.FindAll(x => x is not null);
    }
}

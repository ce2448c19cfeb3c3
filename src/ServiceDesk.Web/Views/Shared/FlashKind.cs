namespace ServiceDesk.Web.Views.Shared;

/// <summary>What a <see cref="Flash"/> message is about.</summary>
public enum FlashKind
{
    /// <summary>It worked.</summary>
    Done,

    /// <summary>It worked, and there is more to know.</summary>
    Notice,

    /// <summary>It did not work.</summary>
    Problem,
}

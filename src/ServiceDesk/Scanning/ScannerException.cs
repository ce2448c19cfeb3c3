namespace ServiceDesk.Scanning;

/// <summary>The scanner could not be asked, or gave no verdict: the file is as unchecked as before, and it is worth asking again.</summary>
public sealed class ScannerException(string message, Exception? inner = null) : Exception(message, inner);

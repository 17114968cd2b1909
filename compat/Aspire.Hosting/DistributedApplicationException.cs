namespace Aspire.Hosting;

/// <summary>The application model or the way it is used is wrong. The message says what and how to put it right.</summary>
public class DistributedApplicationException : Exception
{
    /// <summary>Creates the exception with the runtime's own message.</summary>
    public DistributedApplicationException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and the cure.</param>
    public DistributedApplicationException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and the cure.</param>
    /// <param name="inner">The cause.</param>
    public DistributedApplicationException(string message, Exception inner) : base(message, inner)
    {
    }
}

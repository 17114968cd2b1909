using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MediaStack.Catalog.Estate;

/// <summary>
/// How the estate is written. By hand, because a publish is a short process: the serializer's set-up alone takes a
/// tenth of the time that the whole may take. What is written here, <see cref="EstateJson"/> reads; tests compare.
/// </summary>
internal sealed class EstateWriter(Utf8JsonWriter json)
{
    public static string Write(EstateDocument estate)
    {
        var bytes = new ArrayBufferWriter<byte>();
        // Letters and signs as they are: the file is read by people and JSON readers, never embedded in HTML.
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(bytes, options))
            new EstateWriter(json).Document(estate);
        bytes.Write("\n"u8);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private void Document(EstateDocument estate)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", estate.SchemaVersion);
        json.WriteString("product", estate.Product);
        json.WriteString("project", estate.Project);
        json.WriteString("settingsFingerprint", estate.SettingsFingerprint);
        Objects("services", estate.Services, Service);
        Objects("edges", estate.Edges, Edge);
        Objects("waits", estate.Waits, Wait);
        Objects("networks", estate.Networks, Network);
        Texts("volumes", estate.Volumes);
        if (estate.Storage is not null)
        {
            json.WriteStartObject("storage");
            json.WriteString("dataFolder", estate.Storage.DataFolder);
            Objects("roots", estate.Storage.Roots, Root);
            json.WriteEndObject();
        }

        if (estate.Gateway is not null)
        {
            json.WriteStartObject("gateway");
            json.WriteString("door", Name(estate.Gateway.Door.ToString()));
            json.WriteString("domain", estate.Gateway.Domain);
            json.WriteNumber("httpsPort", estate.Gateway.HttpsPort);
            json.WriteString("defaultSite", estate.Gateway.DefaultSite);
            Objects("hosts", estate.Gateway.Hosts, ProxyHost);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void ProxyHost(EstateProxyHost host)
    {
        json.WriteString("service", host.Service);
        json.WriteString("host", host.Host);
        json.WriteString("level", AccessLevels.NameOf(host.Level));
        json.WriteString("forwardScheme", host.ForwardScheme);
        json.WriteString("forwardHost", host.ForwardHost);
        json.WriteNumber("forwardPort", host.ForwardPort);
        json.WriteBoolean("forceHttps", host.ForceHttps);
        json.WriteBoolean("blockExploits", host.BlockExploits);
        json.WriteBoolean("websockets", host.Websockets);
        Texts("apiPaths", host.ApiPaths);
        if (host.ApiKeyHeader is not null)
            json.WriteString("apiKeyHeader", host.ApiKeyHeader);
        Texts("blockedPaths", host.BlockedPaths);
        json.WriteString("configuration", host.Configuration);
    }

    private void Service(EstateService service)
    {
        json.WriteString("id", service.Id);
        json.WriteString("resource", service.Resource);
        json.WriteString("title", service.Title);
        json.WriteString("category", Name(service.Category.ToString()));
        json.WriteString("image", service.Image);
        Objects("endpoints", service.Endpoints, Endpoint);
        Objects("volumes", service.Volumes, Volume);
        Texts("networks", service.Networks);
        if (service.Health is null)
        {
            json.WriteNull("health");
        }
        else
        {
            json.WriteStartObject("health");
            Health(service.Health);
            json.WriteEndObject();
        }

        if (service.NoHealthReason is not null)
            json.WriteString("noHealthReason", service.NoHealthReason);
        Objects("ports", service.Ports, Port);
        if (service.Access is not null)
        {
            json.WriteStartObject("access");
            json.WriteString("level", AccessLevels.NameOf(service.Access.Level));
            if (service.Access.Host is not null)
                json.WriteString("host", service.Access.Host);
            json.WriteEndObject();
        }

        if (service.Libraries.Count > 0)
            Objects("libraries", service.Libraries, Library);
        if (service.AskedAtDeploy.Count > 0)
            Objects("askedAtDeploy", service.AskedAtDeploy, Question);
        Objects("privileges", service.Privileges, Privilege);
    }

    private void Root(MediaRoot root)
    {
        json.WriteString("media", Name(root.Media.ToString()));
        json.WriteString("folder", root.Folder);
        json.WriteString("path", root.Path);
        json.WriteBoolean("adopted", root.Adopted);
    }

    private void Library(EstateLibrary library)
    {
        json.WriteString("media", Name(library.Media.ToString()));
        json.WriteString("path", library.Path);
    }

    private void Question(DeployQuestion question)
    {
        json.WriteString("variable", question.Variable);
        json.WriteString("label", question.Label);
        json.WriteString("help", question.Help);
        json.WriteBoolean("secret", question.Secret);
        json.WriteNumber("validSeconds", question.ValidSeconds);
    }

    private void Privilege(EstatePrivilege privilege)
    {
        json.WriteString("name", privilege.Name);
        json.WriteString("reason", privilege.Reason);
    }

    private void Endpoint(EstateEndpoint endpoint)
    {
        json.WriteString("name", endpoint.Name);
        json.WriteString("scheme", endpoint.Scheme);
        json.WriteString("host", endpoint.Host);
        json.WriteNumber("port", endpoint.Port);
    }

    private void Volume(EstateVolume volume)
    {
        json.WriteString("source", volume.Source);
        json.WriteString("target", volume.Target);
        json.WriteString("kind", Name(volume.Kind.ToString()));
        json.WriteBoolean("readOnly", volume.ReadOnly);
    }

    private void Health(EstateHealth health)
    {
        Texts("test", health.Test);
        json.WriteNumber("intervalSeconds", health.IntervalSeconds);
        json.WriteNumber("timeoutSeconds", health.TimeoutSeconds);
        json.WriteNumber("retries", health.Retries);
        json.WriteNumber("startPeriodSeconds", health.StartPeriodSeconds);
    }

    private void Port(EstatePort port)
    {
        json.WriteNumber("hostPort", port.HostPort);
        json.WriteNumber("containerPort", port.ContainerPort);
        json.WriteString("protocol", port.Protocol);
        if (port.Address is not null)
            json.WriteString("address", port.Address);
    }

    private void Edge(EstateEdge edge)
    {
        json.WriteString("kind", edge.Kind);
        json.WriteString("from", edge.From);
        json.WriteString("to", edge.To);
    }

    private void Wait(EstateWait wait)
    {
        json.WriteString("from", wait.From);
        json.WriteString("to", wait.To);
        json.WriteString("condition", Name(wait.Condition.ToString()));
    }

    private void Network(EstateNetwork network)
    {
        json.WriteString("name", network.Name);
        json.WriteBoolean("internal", network.Internal);
        Texts("members", network.Members);
    }

    private void Objects<T>(string name, IReadOnlyList<T> items, Action<T> write)
        where T : class
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Texts(string name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }

    /// <summary>A member of an enumeration as <c>media-servers</c>.</summary>
    private static string Name(string member) => JsonNamingPolicy.KebabCaseLower.ConvertName(member);
}

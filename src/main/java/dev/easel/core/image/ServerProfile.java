package dev.easel.core.image;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one kind of Images API server differs from the others: a row of {@code config/servers.yaml}.
 *
 * @param hosts host names that are known to be of this kind; {@code *.example.org} stands for every name under it
 * @param authHeader the header that carries the key
 * @param authPrefix what stands before the key in it: {@code "Bearer "}, or nothing
 * @param query what every address ends with, unless the configured one says otherwise
 * @param operations the endpoints it has
 * @param responseFormat whether {@code response_format} is sent
 * @param unknownModels what to do with a model that the catalogue doesn't know
 * @param retiredModels what to do with a model that is shut down by the catalogue's date
 */
public record ServerProfile(
        String name,
        List<String> hosts,
        String authHeader,
        String authPrefix,
        PathStyle paths,
        Map<String, String> query,
        Set<Operation> operations,
        ResponseFormat responseFormat,
        UnknownModels unknownModels,
        RetiredModels retiredModels,
        Dialect dialect) {
    private static final String ANY = "*";

    public ServerProfile {
        hosts = List.copyOf(hosts);
        query = Map.copyOf(query);
        operations = Set.copyOf(operations);
    }

    /** Whether a host, in lower case, is one of this kind's. */
    public boolean recognises(String host) {
        return hosts.stream()
                .anyMatch(known ->
                        known.startsWith(ANY) ? host.endsWith(known.substring(ANY.length())) : host.equals(known));
    }

    /** Where the endpoints are, seen from the server's address. */
    public enum PathStyle {
        /** {@code v1/images/…} */
        V1,
        /** The same under a folder of Azure's. */
        AZURE_V1,
        /** {@code deployments/MODEL/images/…} under that folder, as Azure had it before. */
        AZURE_DEPLOYMENT
    }

    /** Whether a server is asked for base64 explicitly. */
    public enum ResponseFormat {
        /** For models that know the field. */
        WHEN_KNOWN,
        /** Always: the server would answer with links otherwise. */
        ALWAYS,
        NEVER
    }

    /** Whether a name that isn't in the catalogue reaches the server. */
    public enum UnknownModels {
        SEND,
        REFUSE
    }

    /** Whether a model that is gone by the catalogue's date is still asked for. */
    public enum RetiredModels {
        /** The server refuses it for certain: its replacement draws at once. */
        REPLACE,
        /** The server may have it all the same, or mean something else by the name: it is asked, and may refuse. */
        SEND
    }
}

package dev.easel.core.image;

import java.util.List;
import java.util.Set;

/**
 * How one kind of Images API server differs from the others: a row of {@code config/servers.yaml}.
 *
 * @param hosts host names by which the kind is recognised
 * @param authHeader the header that carries the key
 * @param authPrefix what stands before the key in it: {@code "Bearer "}, or nothing
 * @param operations the endpoints it has
 * @param responseFormat whether {@code response_format} is sent
 * @param unknownModels what to do with a model that the catalogue doesn't know
 */
public record ServerProfile(
        String name,
        List<String> hosts,
        String authHeader,
        String authPrefix,
        Set<Operation> operations,
        ResponseFormat responseFormat,
        UnknownModels unknownModels) {

    public ServerProfile {
        hosts = List.copyOf(hosts);
        operations = Set.copyOf(operations);
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
}

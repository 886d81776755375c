package dev.easel.doctor;

import static dev.easel.doctor.Complaint.broken;
import static dev.easel.doctor.Complaint.warning;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The web server, and how people get to it. */
final class WebChecks {
    static final List<Check> ALL = List.of(
            new Check("web-host", WebChecks::host),
            new Check("web-port", WebChecks::port),
            new Check("admin-token", WebChecks::adminToken),
            new Check("public-url", WebChecks::publicUrl),
            new Check("public-url-missing", WebChecks::publicUrlMissing),
            new Check("public-url-encryption", WebChecks::publicUrlEncryption),
            new Check("public-url-reachable", WebChecks::publicUrlReachable),
            new Check("attachment-origins", WebChecks::attachmentOrigins));

    private static final int SHORTEST_TOKEN = 16;
    private static final int MANY_KINDS = 6;
    private static final String MAKE_TOKEN = "echo \"EASEL_ADMIN_TOKEN=$(openssl rand -hex 24)\" >> .env";

    private WebChecks() {}

    private static @Nullable Complaint host(Patient patient) {
        String host = patient.settings().web().host();
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return null;
            }
        } catch (UnknownHostException e) {
            // said below
        } catch (IOException e) {
            return null;
        }
        return broken(
                "EASEL_WEB_HOST, %s, is no address of this machine.".formatted(host),
                "EASEL_WEB_HOST=127.0.0.1 ./easel run");
    }

    private static @Nullable Complaint port(Patient patient) {
        String host = patient.settings().web().host();
        int port = patient.settings().web().port();
        if (port == 0 || host(patient) != null) {
            return null;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return null;
        } catch (BindException e) {
            return isEasel(patient, host, port)
                    ? null
                    : broken(
                            "Port %d of %s is taken by another program.".formatted(port, host),
                            "EASEL_WEB_PORT=0 ./easel run");
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isEasel(Patient patient, String host, int port) {
        return patient.web().get(near(host, port) + "/livez").body().strip().equals("ok");
    }

    private static String near(String host, int port) {
        String near = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://%s:%d".formatted(near.contains(":") ? "[" + near + "]" : near, port);
    }

    /** What the Easel that runs here measures; empty where none does, or where its port is not known. */
    static String metrics(Patient patient) {
        String host = patient.settings().web().host();
        int port = patient.settings().web().port();
        return port != 0 && isEasel(patient, host, port)
                ? patient.web().get(near(host, port) + "/metrics").body()
                : "";
    }

    private static @Nullable Complaint adminToken(Patient patient) {
        if (patient.settings().web().adminToken() == null) {
            return null;
        }
        String token = patient.settings().web().adminToken().value();
        return token.length() >= SHORTEST_TOKEN && token.chars().distinct().count() >= MANY_KINDS
                ? null
                : warning("EASEL_ADMIN_TOKEN can be guessed; it opens the dashboard.", MAKE_TOKEN);
    }

    private static @Nullable URI address(Patient patient) {
        String url = patient.settings().web().publicUrl();
        try {
            return url == null ? null : URI.create(url);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private static boolean isUsable(@Nullable URI url) {
        return url != null
                && url.getHost() != null
                && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
    }

    private static @Nullable Complaint publicUrl(Patient patient) {
        URI url = address(patient);
        return url == null || isUsable(url)
                ? null
                : broken(
                        "EASEL_PUBLIC_URL is no address that a browser could open.",
                        "echo 'EASEL_PUBLIC_URL=https://easel.example.org' >> .env");
    }

    private static @Nullable Complaint publicUrlMissing(Patient patient) {
        return address(patient) == null && (patient.isOnDiscord() || patient.isOnSlack())
                ? warning(
                        "EASEL_PUBLIC_URL is not set, so that links to the mask editor open on this machine only.",
                        "echo 'EASEL_PUBLIC_URL=https://easel.example.org' >> .env")
                : null;
    }

    private static @Nullable Complaint publicUrlEncryption(Patient patient) {
        URI url = address(patient);
        if (url == null || !isUsable(url) || "https".equals(url.getScheme()) || isHere(url.getHost())) {
            return null;
        }
        return warning(
                "EASEL_PUBLIC_URL is not encrypted: cookies and pictures can be read on the way.",
                "echo 'EASEL_PUBLIC_URL=https://%s' >> .env".formatted(url.getHost()));
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static @Nullable Complaint publicUrlReachable(Patient patient) {
        URI url = address(patient);
        if (url == null || !isUsable(url)) {
            return null;
        }
        String livez = url.toString().replaceFirst("/*$", "") + "/livez";
        return patient.web().get(livez).body().strip().equals("ok")
                ? null
                : warning(
                        "No Easel answers at EASEL_PUBLIC_URL; start it, and look at the reverse proxy.",
                        "curl -i " + livez);
    }

    private static @Nullable Complaint attachmentOrigins(Patient patient) {
        return patient.settings().attachmentOrigins().stream()
                        .anyMatch(origin -> origin.startsWith("http:")
                                && !isHere(String.valueOf(URI.create(origin).getHost())))
                ? warning(
                        "Pictures are downloaded without encryption from an origin in EASEL_ATTACHMENT_ORIGINS.",
                        "${EDITOR:-vi} .env")
                : null;
    }
}

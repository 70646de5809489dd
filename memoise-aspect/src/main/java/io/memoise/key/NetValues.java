package io.memoise.key;

import io.memoise.key.Rules.Rule;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Objects;

/** Addresses. No host name is ever looked up. */
final class NetValues {
    private NetValues() {}

    static void addTo(Map<Class<?>, Rule> rules) {
        rules.put(URI.class, (value, out) -> uri((URI) value, out));
        rules.put(URL.class, (value, out) -> url((URL) value, out));
        rules.put(Inet4Address.class, NetValues::address);
        rules.put(Inet6Address.class, NetValues::address);
        rules.put(InetSocketAddress.class, (value, out) -> socket((InetSocketAddress) value, out));
    }

    /** A path that {@code relativize} made may begin like a scheme, so that its text reads as another URI. */
    private static void uri(URI uri, FormWriter out) throws UnkeyableException {
        String path = uri.getScheme() == null ? uri.getRawPath() : "";
        int colon = path.indexOf(':');
        if (colon >= 0 && path.lastIndexOf('/', colon) < 0) {
            throw otherwise(uri, out);
        }
        out.tagged("URI", uri.toString());
    }

    /** A URL that was made of parts, or by a protocol handler of the program's, may mean another thing than its text. */
    private static void url(URL url, FormWriter out) throws UnkeyableException {
        String text = url.toExternalForm();
        try {
            URL read = new URL(text);
            if (Objects.equals(url.getProtocol(), read.getProtocol())
                    && Objects.equals(url.getAuthority(), read.getAuthority())
                    && Objects.equals(url.getUserInfo(), read.getUserInfo())
                    && Objects.equals(url.getHost(), read.getHost())
                    && url.getPort() == read.getPort()
                    && Objects.equals(url.getFile(), read.getFile())
                    && Objects.equals(url.getRef(), read.getRef())) {
                out.tagged("URL", text);
                return;
            }
        } catch (MalformedURLException ofTheProgram) {
            throw otherwise(url, out);
        }
        throw otherwise(url, out);
    }

    private static UnkeyableException otherwise(Object value, FormWriter out) {
        return out.unkeyable(value, "which its text does not tell whole");
    }

    /** The name that it was made with, if any, and the numbers. */
    private static void address(Object value, FormWriter out) throws UnkeyableException {
        out.tagged(value.getClass().getSimpleName(), value.toString());
    }

    private static void socket(InetSocketAddress socket, FormWriter out) throws UnkeyableException {
        InetAddress address = socket.getAddress();
        out.tag("InetSocketAddress").json('[').quoted(socket.getHostString());
        out.json(',').value(address);
        out.json(',').json(Integer.toString(socket.getPort())).json("]}");
    }
}

package io.memoise.demo.sample;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub of one invented repository, on a free port of the loopback address: lists by pages with {@code Link}
 * headers, and a rate limit that runs out. Pages are short, so that a small repository has many.
 */
public final class SampleGitHub implements AutoCloseable {
    /** The name of its API, which stays the same whatever its port: nobody ever answers there. */
    public static final URI API = URI.create("https://sample.invalid");

    /** The one repository it knows. */
    public static final String REPOSITORY = SampleData.REPOSITORY;

    /** Requests it answers before it refuses, unless told otherwise. */
    public static final int BUDGET = 20;

    /** The greatest number of items of a page, whatever is asked for. */
    private static final int PAGE_SIZE = 10;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)(page|per_page)=(\\d{1,6})(?=&|$)");

    static {
        // Otherwise each answer waits for the client's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final Map<String, JsonArray> lists = SampleData.lists();
    private final Map<String, Integer> answered = new TreeMap<>();
    private int budget;
    private int used;
    private int asked;
    private Instant reset = Instant.now().plus(WINDOW);
    private @Nullable IntConsumer witness;

    private SampleGitHub(HttpServer server, int budget) {
        this.server = server;
        this.budget = budget;
    }

    /** Starts one that answers {@code budget} requests and refuses the rest. */
    public static SampleGitHub start(int budget) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SampleGitHub sample = new SampleGitHub(server, budget);
        server.createContext("/", sample::handle);
        server.start();
        return sample;
    }

    /** Where it answers. */
    public URI endpoint() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    /** The hour is over: it answers so many requests again. */
    public synchronized void openWindow(int requests) {
        budget = requests;
        used = 0;
        reset = Instant.now().plus(WINDOW);
    }

    /** How often each page was given out, by path and query. */
    public synchronized Map<String, Integer> answered() {
        return Map.copyOf(answered);
    }

    /** Is told the number of each request, from 1, before it is answered. */
    public synchronized void witness(IntConsumer each) {
        witness = each;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange.getRequestURI(), exchange.getResponseHeaders());
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(answer.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Answer(int status, String body) {}

    private synchronized Answer answer(URI asks, Headers headers) {
        asked++;
        if (witness != null) {
            witness.accept(asked);
        }
        boolean refused = used >= budget;
        used += refused ? 0 : 1;
        headers.set("x-ratelimit-limit", Integer.toString(budget));
        headers.set("x-ratelimit-remaining", Integer.toString(budget - used));
        headers.set("x-ratelimit-used", Integer.toString(used));
        headers.set("x-ratelimit-reset", Long.toString(reset.getEpochSecond()));
        headers.set("x-ratelimit-resource", "core");
        if (refused) {
            return new Answer(403, message("API rate limit exceeded for 127.0.0.1."));
        }
        @Nullable JsonArray list = lists.get(asks.getPath());
        if (list == null) {
            return new Answer(404, message("Not Found"));
        }
        answered.merge(asks.toString(), 1, Integer::sum);
        return new Answer(200, page(list, asks, headers).toString());
    }

    private JsonArray page(JsonArray list, URI asks, Headers headers) {
        int page = 1;
        int size = PAGE_SIZE;
        String query = asks.getRawQuery() == null ? "" : asks.getRawQuery();
        for (Matcher found = PARAMETER.matcher(query); found.find(); ) {
            int value = Math.max(1, Integer.parseInt(found.group(2)));
            if (found.group(1).equals("page")) {
                page = value;
            } else {
                size = Math.min(value, PAGE_SIZE);
            }
        }
        int last = Math.max(1, (list.size() + size - 1) / size);
        if (page < last) {
            headers.set("Link", link(asks, query, page + 1, "next") + ", " + link(asks, query, last, "last"));
        }
        JsonArray items = new JsonArray();
        for (int i = (page - 1) * size; i < Math.min(page * size, list.size()); i++) {
            items.add(list.get(i));
        }
        return items;
    }

    private String link(URI asks, String query, int page, String relation) {
        String others = query.replaceAll("(^|&)page=\\d+", "").replaceAll("^&", "");
        return "<" + endpoint() + asks.getRawPath() + "?" + (others.isEmpty() ? "" : others + "&") + "page=" + page
                + ">; rel=\"" + relation + "\"";
    }

    private static String message(String text) {
        JsonObject error = new JsonObject();
        error.addProperty("message", text);
        return error.toString();
    }
}

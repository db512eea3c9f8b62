package org.whosaw.portal.web;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps cookies and sends forms with their token, as a browser does. */
final class TestBrowser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final RunningPortal portal;
    private final Map<String, String> cookies = new TreeMap<>();

    TestBrowser(RunningPortal portal) {
        this.portal = portal;
    }

    /** Sets a cookie. */
    TestBrowser with(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(portal.at(path)));
    }

    /** Sends a form with the token of the page at {@code from}. */
    HttpResponse<String> submit(String from, String path, List<String> fields) {
        Matcher token = CSRF.matcher(get(from).body());
        return post(path, token.find() ? token.group(1) : "", fields);
    }

    /** Sends a form; names and values alternate. */
    HttpResponse<String> post(String path, String csrf, List<String> fields) {
        StringBuilder body = new StringBuilder("csrf=").append(encoded(csrf));
        for (int i = 0; i < fields.size(); i += 2) {
            body.append('&').append(fields.get(i)).append('=').append(encoded(fields.get(i + 1)));
        }
        return send(
                HttpRequest.newBuilder(portal.at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = portal.send(request.header("Accept", "text/html"));
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String[] pair = set.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || set.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }
}

package org.whosaw.portal.web;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser of few words: keeps cookies, sends forms with their token, follows nothing. */
public final class FormBrowser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final RunningPortal portal;
    private final Map<String, String> cookies = new HashMap<>();

    public FormBrowser(RunningPortal portal) {
        this.portal = portal;
    }

    /** Returns another browser with the same cookies. */
    public FormBrowser copy() {
        FormBrowser copy = new FormBrowser(portal);
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** Takes a cookie as it stands on the wire: name, equals sign, value. */
    public FormBrowser with(String cookie) {
        String[] pair = cookie.split("=", 2);
        cookies.put(pair[0], pair[1]);
        return this;
    }

    /** Reads a page. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(portal.at(path)));
    }

    /** Reads the page at {@code from}, then sends the form with its token. */
    public HttpResponse<String> submit(String from, String path, String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "csrf";
        all[1] = token(from);
        System.arraycopy(fields, 0, all, 2, fields.length);
        return post(path, all);
    }

    /** Returns the token of the form at {@code from}. */
    public String token(String from) {
        Matcher matcher = CSRF.matcher(get(from).body());
        if (!matcher.find()) {
            throw new IllegalStateException("no form at " + from);
        }
        return matcher.group(1);
    }

    /** Sends a form as it is given: names and values in turn. */
    public HttpResponse<String> post(String path, String... fields) {
        return send(form(path, fields));
    }

    /** Sends a form as a page of another site would make a browser send it. */
    public HttpResponse<String> postFromElsewhere(String path, String... fields) {
        return send(form(path, fields).header("Sec-Fetch-Site", "cross-site"));
    }

    private HttpRequest.Builder form(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=');
            body.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return HttpRequest.newBuilder(portal.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        StringBuilder line = new StringBuilder();
        cookies.forEach((name, value) -> line.append(name + "=" + value + "; "));
        if (line.length() > 0) {
            request.header("Cookie", line.toString());
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

package org.whosaw.portal.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.problem.ProblemResponses.ErrorPages;
import org.whosaw.portal.text.Language;

/**
 * Words the refusals that are made below the application: addresses and headers that the HTTP
 * server itself cannot read, media types that are none. Repeats nothing of what came in.
 */
final class RefusalsBelow {
    private static final String HTML = "text/html;charset=utf-8";
    private static final List<String[]> HEADERS =
            List.of(
                    new String[] {"Cache-Control", "no-store"},
                    new String[] {"X-Content-Type-Options", "nosniff"},
                    new String[] {"Referrer-Policy", "no-referrer"},
                    new String[] {
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
                                + " frame-ancestors 'none'"
                    });

    private final ProblemTexts texts;
    private final ErrorPages pages;
    private final ObjectMapper mapper;

    RefusalsBelow(ProblemTexts texts, ErrorPages pages, ObjectMapper mapper) {
        this.texts = texts;
        this.pages = pages;
        this.mapper = mapper;
    }

    private record Body(String type, byte[] bytes) {}

    private Body body(int status, @Nullable String accept, @Nullable String acceptLanguage) {
        Language language = Language.of(acceptLanguage);
        Problem problem = problem(status, language);
        boolean browser =
                accept != null && accept.strip().toLowerCase(Locale.ROOT).startsWith("text/html");
        Optional<String> page = browser ? pages.plain(problem, language) : Optional.empty();
        return page.map(html -> new Body(HTML, html.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> new Body(Problem.MEDIA_TYPE, json(problem)));
    }

    private Problem problem(int status, Language language) {
        Problem worded = texts.of(WireError.ofStatus(status), List.of(), language);
        return new Problem(
                worded.type(), worded.title(), status, worded.detail(), worded.code(), List.of());
    }

    /** Returns the answer to a request whose headers were not read: nobody knows its language. */
    private Body unasked(int status) {
        Problem first = problem(status, Language.ZH_CN);
        Problem second = problem(status, Language.EN);
        return new Body(
                Problem.MEDIA_TYPE,
                json(
                        new Problem(
                                first.type(),
                                first.title() + " / " + second.title(),
                                status,
                                first.detail() + " / " + second.detail(),
                                first.code(),
                                List.of())));
    }

    private byte[] json(Problem problem) {
        try {
            return mapper.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }

    /** Returns what answers for the HTTP server. */
    ErrorHandler handler() {
        return new Handler();
    }

    /** Returns what gives a body to refusals that the servlet container left without one. */
    Filter filter() {
        return new Bare();
    }

    private final class Handler extends ErrorHandler {
        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                Request request,
                Response response,
                int status,
                @Nullable String message,
                @Nullable Throwable cause,
                Callback callback) {
            HttpFields asked = request.getHeaders();
            Body body =
                    asked.size() == 0
                            ? unasked(status)
                            : body(
                                    status,
                                    asked.get(HttpHeader.ACCEPT),
                                    asked.get(HttpHeader.ACCEPT_LANGUAGE));
            HEADERS.forEach(each -> response.getHeaders().put(each[0], each[1]));
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, body.type());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.bytes().length);
            boolean head = request.getMethod().equals("HEAD");
            response.write(true, ByteBuffer.wrap(head ? new byte[0] : body.bytes()), callback);
        }

        @Override
        public ByteBuffer badMessageError(
                int status, @Nullable String reason, HttpFields.Mutable fields) {
            Body body = unasked(status);
            HEADERS.forEach(each -> fields.put(each[0], each[1]));
            fields.put(HttpHeader.CONTENT_TYPE, body.type());
            return ByteBuffer.wrap(body.bytes());
        }
    }

    private final class Bare implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, response);
            if (request instanceof HttpServletRequest asked
                    && response instanceof HttpServletResponse answer
                    && answer.getStatus() >= 400
                    && answer.getContentType() == null
                    && !answer.isCommitted()) {
                Body body =
                        body(
                                answer.getStatus(),
                                asked.getHeader("Accept"),
                                asked.getHeader("Accept-Language"));
                HEADERS.forEach(each -> answer.setHeader(each[0], each[1]));
                answer.setContentType(body.type());
                answer.setContentLength(body.bytes().length);
                answer.getOutputStream().write(body.bytes());
            }
        }
    }
}

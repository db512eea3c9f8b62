package org.whosaw.portal.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.text.Language;

/**
 * Answers refusals: as a page where the web layer claims the request, as problem+json elsewhere.
 */
public final class ProblemResponses {
    private final ProblemTexts texts;
    private final ErrorPages pages;

    public ProblemResponses(ProblemTexts texts, ErrorPages pages) {
        this.texts = texts;
        this.pages = pages;
    }

    /** Draws a refusal as a page, or leaves it to problem+json. */
    @FunctionalInterface
    public interface ErrorPages {
        /** Leaves every refusal to problem+json. */
        ErrorPages NONE = (problem, headers) -> Optional.empty();

        /** Returns the page for a request that asked for one, else empty. */
        Optional<Response> draw(Problem problem, HttpHeaders headers);

        /** Returns the page for a browser whose request did not come as far as the application. */
        default Optional<String> plain(Problem problem, Language language) {
            return Optional.empty();
        }
    }

    /** Returns the answer to a refusal. */
    public Response answer(PortalException refusal, HttpHeaders headers) {
        Problem problem = texts.of(refusal, language(headers));
        return answer(problem, refusal.retryAfter(), headers);
    }

    /** Returns the answer for a code and the fields at fault. */
    public Response answer(
            ErrorCode code, List<FieldError> fields, HttpHeaders headers, Object... args) {
        return answer(texts.of(code, fields, language(headers), args), null, headers);
    }

    private Response answer(Problem problem, @Nullable Duration retryAfter, HttpHeaders headers) {
        Response.ResponseBuilder response =
                pages.draw(problem, headers)
                        .map(Response::fromResponse)
                        .orElseGet(() -> json(problem, headers));
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"whosaw\"");
        }
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
        }
        return response.build();
    }

    private static Response.ResponseBuilder json(Problem problem, HttpHeaders headers) {
        return Response.status(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .header(HttpHeaders.CONTENT_LANGUAGE, language(headers).tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
    }

    private static Language language(HttpHeaders headers) {
        return Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}

package org.whosaw.portal.problem;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.dropwizard.jersey.validation.JerseyViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** The exception mappers of the portal; {@link #all} is everything to register. */
public final class ProblemMappers {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.problem");
    private static final int FRAMES = 12;

    private ProblemMappers() {}

    /** Returns all mappers, over one way of answering. */
    public static List<ExceptionMapper<?>> all(ProblemResponses responses) {
        return List.of(
                new OfRefusal(responses),
                new OfJson(responses),
                new OfViolation(responses),
                new OfHttp(responses),
                new OfBrokenBody(responses),
                new OfAnythingElse(responses));
    }

    /** Holds what every mapper needs. */
    private abstract static class Mapper<E extends Throwable> implements ExceptionMapper<E> {
        final ProblemResponses responses;

        @Context
        @SuppressWarnings("NullAway.Init") // Jersey sets it before the first call
        HttpHeaders headers;

        Mapper(ProblemResponses responses) {
            this.responses = responses;
        }

        Response answer(ErrorCode code, FieldError... fields) {
            return responses.answer(code, List.of(fields), headers);
        }
    }

    /** Answers what a room refused on purpose. */
    public static final class OfRefusal extends Mapper<PortalException> {
        OfRefusal(ProblemResponses responses) {
            super(responses);
        }

        @Override
        public Response toResponse(PortalException e) {
            return responses.answer(e, headers);
        }
    }

    /** Answers JSON that cannot be read (400) or does not fit (422), naming the place. */
    public static final class OfJson extends Mapper<JsonProcessingException> {
        OfJson(ProblemResponses responses) {
            super(responses);
        }

        @Override
        public Response toResponse(JsonProcessingException e) {
            if (e instanceof JsonGenerationException || e instanceof InvalidDefinitionException) {
                return unexpected(this, e);
            }
            if (e.getCause() instanceof PortalException refusal) {
                return responses.answer(refusal, headers); // raised by a record or the body limit
            }
            if (isUnreadable(e)) {
                return answer(WireError.MALFORMED_JSON, JsonPosition.of(e));
            }
            if (e.getCause() instanceof JsonProcessingException inner && isUnreadable(inner)) {
                return answer(WireError.MALFORMED_JSON, JsonPosition.of(inner));
            }
            return answer(WireError.JSON_MISFIT, JsonPosition.of(e));
        }

        private static boolean isUnreadable(JsonProcessingException e) {
            return e instanceof JsonParseException || e instanceof StreamConstraintsException;
        }
    }

    /** Answers fields that break their constraints. */
    public static final class OfViolation extends Mapper<JerseyViolationException> {
        OfViolation(ProblemResponses responses) {
            super(responses);
        }

        @Override
        public Response toResponse(JerseyViolationException e) {
            List<FieldError> fields = new ArrayList<>();
            for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
                fields.add(new FieldError(path(violation), code(violation)));
            }
            fields.sort((a, b) -> a.field().compareTo(b.field()));
            return responses.answer(KernelError.INVALID_FIELDS, fields, headers);
        }

        /** Returns the path without method and parameter, whose names mean nothing outside. */
        private static String path(ConstraintViolation<?> violation) {
            StringBuilder path = new StringBuilder();
            int depth = 0;
            for (Path.Node node : violation.getPropertyPath()) {
                boolean inside = depth++ >= 2;
                if (inside && node.getIndex() != null) {
                    path.append('[').append(node.getIndex()).append(']');
                }
                if (inside && node.getName() != null && !node.getName().startsWith("<")) {
                    path.append(path.length() == 0 ? "" : ".").append(node.getName());
                }
            }
            return path.length() == 0 ? "body" : path.toString();
        }

        private static String code(ConstraintViolation<?> violation) {
            String name =
                    violation
                            .getConstraintDescriptor()
                            .getAnnotation()
                            .annotationType()
                            .getSimpleName();
            return switch (name) {
                case "NotNull", "NotBlank", "NotEmpty" -> "required";
                case "Size", "Length" -> "wrong-length";
                case "Min", "Max", "Positive", "PositiveOrZero", "Range" -> "out-of-range";
                default -> "invalid";
            };
        }
    }

    /** Answers what JAX-RS refused: unknown paths, methods, types, parameters. */
    public static final class OfHttp extends Mapper<WebApplicationException> {
        OfHttp(ProblemResponses responses) {
            super(responses);
        }

        @Override
        public Response toResponse(WebApplicationException e) {
            Response raised = e.getResponse();
            if (raised.getStatus() < 400 || raised.hasEntity() && isOurs(raised)) {
                return raised;
            }
            if (raised.getStatus() >= 500 && raised.getStatus() != 503) {
                return unexpected(this, e);
            }
            Response answer = answer(WireError.ofStatus(raised.getStatus()));
            Response.ResponseBuilder copy = Response.fromResponse(answer);
            for (String name : List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER)) {
                String value = raised.getHeaderString(name);
                if (value != null) {
                    copy.header(name, value);
                }
            }
            return copy.build();
        }

        private static boolean isOurs(Response raised) {
            return raised.getMediaType() != null
                    && raised.getMediaType().toString().startsWith(Problem.MEDIA_TYPE);
        }
    }

    /** Answers a body that ends early, comes too slowly or is not the compression it claims. */
    public static final class OfBrokenBody extends Mapper<IOException> {
        OfBrokenBody(ProblemResponses responses) {
            super(responses);
        }

        @Override
        public Response toResponse(IOException e) {
            if (e instanceof BodyLimit.TooLargeException large) {
                return responses.answer(large.refusal(), headers);
            }
            boolean slow = e.getCause() instanceof TimeoutException;
            return answer(slow ? WireError.TIMED_OUT : WireError.BROKEN_BODY);
        }
    }

    /** Answers what nobody expected, with 500 and nothing more. */
    public static final class OfAnythingElse extends Mapper<Throwable> {
        OfAnythingElse(ProblemResponses responses) {
            super(responses);
        }

        @Override
        public Response toResponse(Throwable e) {
            if (e instanceof HttpException http && http.getCode() < 500) {
                return answer(WireError.ofStatus(http.getCode())); // Jetty cut a bad sender off
            }
            if (e instanceof RuntimeException && e.getCause() instanceof ZipException) {
                return answer(WireError.BROKEN_BODY); // so Jetty wraps a sender's broken gzip
            }
            return unexpected(this, e);
        }
    }

    /** Logs where it happened but not what it said: messages may repeat what came in. */
    private static Response unexpected(Mapper<?> mapper, Throwable e) {
        StringBuilder where = new StringBuilder();
        for (Throwable each = e; each != null; each = each.getCause()) {
            where.append(where.length() == 0 ? "" : " caused by ")
                    .append(each.getClass().getName());
            Arrays.stream(each.getStackTrace())
                    .limit(FRAMES)
                    .forEach(
                            frame ->
                                    where.append(String.format(Locale.ROOT, "%n    at %s", frame)));
        }
        LOG.error("unexpected failure: {}", where);
        return mapper.answer(WireError.UNEXPECTED);
    }
}

package org.whosaw.portal.app.openapi;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.dropwizard.auth.Auth;
import io.swagger.v3.core.util.Configuration;
import io.swagger.v3.core.util.ParameterProcessor;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Completes what the library reads from a resource method: who may call it, its refusals. */
final class OperationReader extends AbstractOpenAPIExtension {
    private static final String UNNAMED = "default";

    /**
     * Leaves out principals and what the container hands in: they are no parameters. A bean's
     * fields are: the library looks for getters, finds none and would call the bean a body.
     */
    @Override
    public ResolvedParameter extractParameters(
            List<Annotation> annotations,
            Type type,
            Set<Type> typesToSkip,
            Components components,
            Consumes classConsumes,
            Consumes methodConsumes,
            boolean includeRequestBody,
            JsonView jsonView,
            Iterator<OpenAPIExtension> chain) {
        boolean hidden =
                annotations.stream()
                        .anyMatch(
                                each ->
                                        each instanceof Auth
                                                || each instanceof Context
                                                || isNegotiation(each));
        if (hidden || !chain.hasNext()) {
            return new ResolvedParameter();
        }
        if (annotations.stream().anyMatch(BeanParam.class::isInstance)) {
            ResolvedParameter bean = new ResolvedParameter();
            bean.parameters.addAll(fields(type, components, jsonView));
            return bean;
        }
        OpenAPIExtension next = chain.next();
        // The library tells only the first in the chain which version is written.
        next.setOpenAPI31(true);
        next.setConfiguration(new Configuration().openAPI31(true));
        return next.extractParameters(
                annotations,
                type,
                typesToSkip,
                components,
                classConsumes,
                methodConsumes,
                includeRequestBody,
                jsonView,
                chain);
    }

    private static List<Parameter> fields(Type bean, Components components, JsonView jsonView) {
        List<Parameter> parameters = new ArrayList<>();
        Class<?> type = TypeFactory.defaultInstance().constructType(bean).getRawClass();
        for (Field field : type.getDeclaredFields()) {
            QueryParam query = field.getAnnotation(QueryParam.class);
            if (query != null) {
                parameters.add(
                        ParameterProcessor.applyAnnotations(
                                new QueryParameter().name(query.value()),
                                field.getGenericType(),
                                List.of(field.getAnnotations()),
                                components,
                                new String[0],
                                new String[0],
                                jsonView,
                                new Configuration().openAPI31(true)));
            }
        }
        return parameters;
    }

    /** OpenAPI reserves these headers: it describes them by security and media types. */
    private static boolean isNegotiation(Annotation annotation) {
        return annotation instanceof HeaderParam header
                && Set.of("authorization", "accept", "content-type")
                        .contains(header.value().toLowerCase(Locale.ROOT));
    }

    @Override
    public void decorateOperation(
            Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
        super.decorateOperation(operation, method, chain);
        operation.setOperationId(id(method));
        Security.require(operation, method, path(method));
        ApiResponses responses = responses(operation, method);
        Problems.add(responses, Security.isOpen(method), operation.getRequestBody() != null);
        operation.setResponses(responses);
    }

    /** Names an operation by resource and method, so that a new method never renames another. */
    private static String id(Method method) {
        io.swagger.v3.oas.annotations.Operation mark =
                method.getAnnotation(io.swagger.v3.oas.annotations.Operation.class);
        if (mark != null && !mark.operationId().isEmpty()) {
            return mark.operationId();
        }
        String resource = method.getDeclaringClass().getSimpleName().replace("Resource", "");
        return resource.substring(0, 1).toLowerCase(Locale.ROOT)
                + resource.substring(1)
                + method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                + method.getName().substring(1);
    }

    private static String path(Method method) {
        Path room = method.getDeclaringClass().getAnnotation(Path.class);
        Path own = method.getAnnotation(Path.class);
        return (room == null ? "" : room.value()) + "/" + (own == null ? "" : own.value());
    }

    /** Gives the library's nameless answer its status and its media type. */
    private static ApiResponses responses(Operation operation, Method method) {
        ApiResponses responses = new ApiResponses();
        ApiResponses read = operation.getResponses() == null ? responses : operation.getResponses();
        boolean empty = method.getReturnType() == void.class;
        read.forEach(
                (status, response) -> {
                    if (status.equals(UNNAMED)) {
                        responses.addApiResponse(empty ? "204" : "200", named(response, empty));
                    } else {
                        responses.addApiResponse(status, response);
                    }
                });
        return responses;
    }

    private static ApiResponse named(ApiResponse response, boolean empty) {
        response.setDescription(empty ? "Done." : "The answer.");
        Content content = response.getContent();
        if (content != null && content.containsKey("*/*")) {
            MediaType body = content.remove("*/*");
            content.addMediaType(jakarta.ws.rs.core.MediaType.APPLICATION_JSON, body);
        }
        return response;
    }
}

package org.whosaw.portal.app.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Reads resource classes into one OpenAPI 3.1 document. */
final class OpenApiDocument {
    static {
        // Both registries are global to the library: ours join them once a JVM.
        OpenAPIExtensions.getExtensions().add(0, new OperationReader());
        ModelConverters.getInstance(true).addConverter(new WireTypes());
    }

    private OpenApiDocument() {}

    /** Returns the document as JSON; the same classes give the same text. */
    static synchronized String of(Set<Class<?>> resources) {
        OpenAPI base =
                new OpenAPI(SpecVersion.V31)
                        .openapi("3.1.0")
                        .info(info())
                        .servers(List.of(new Server().url("/").description("This portal")))
                        .components(components());
        SwaggerConfiguration settings =
                new SwaggerConfiguration()
                        .openAPI(base)
                        .openAPI31(true)
                        .convertToOpenAPI31(true)
                        .readAllResources(true);
        OpenAPI api = new Reader(settings).read(resources);
        Paths sorted = new Paths();
        new TreeMap<>(api.getPaths() == null ? Map.<String, PathItem>of() : api.getPaths())
                .forEach(sorted::addPathItem);
        api.setPaths(sorted);
        Problems.describe(api);
        api.getComponents().getSchemas().values().forEach(OpenApiDocument::dropNameless);
        Tags.assign(api);
        Examples.attach(api);
        try {
            return Json31.mapper().writeValueAsString(api);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the API cannot be described", e);
        }
    }

    /** The library gives a property without a name to a record that has none; it writes nothing. */
    private static void dropNameless(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().keySet().removeIf(Objects::isNull);
            schema.getProperties().values().forEach(OpenApiDocument::dropNameless);
        }
        if (schema.getItems() != null) {
            dropNameless(schema.getItems());
        }
    }

    private static Info info() {
        return new Info()
                .title("WhoSaw 谁看过")
                .version("1")
                .description(
                        "A patient sees who opened her record, why, and who outside received data"
                            + " about her or her newborn. Hospital systems send access events and"
                            + " disclosures and keep the directory; patients and their apps read."
                            + " Times are RFC 3339 in UTC, codes are lower-case kebab, lists are"
                            + " paged by opaque cursors, errors are RFC 9457 problems in the"
                            + " language asked by `Accept-Language` (zh-CN or en).")
                .contact(new Contact().name("WhoSaw").url("https://whosaw.example"))
                .license(
                        new License()
                                .name("Apache-2.0")
                                .url("https://www.apache.org/licenses/LICENSE-2.0"));
    }

    private static Components components() {
        Components components = new Components();
        Security.describe(components);
        return components;
    }
}

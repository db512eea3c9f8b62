package org.whosaw.portal.app.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;

/**
 * Reads our types the way they are written: enums by their codes, and a record's component as
 * required, or as one that may be null where it is marked {@code @Nullable}.
 */
final class WireTypes implements ModelConverter {
    @Override
    public boolean isOpenapi31() {
        return true;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json31.mapper().constructType(type.getType());
        Class<?> raw = java.getRawClass();
        if (raw.isEnum() && Coded.class.isAssignableFrom(raw)) {
            return codes(raw);
        }
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        if (schema != null && schema.getProperties() != null) {
            schema.getProperties().keySet().removeIf(Objects::isNull); // nameless: not on the wire
        }
        if (raw.isRecord() && schema != null) {
            complete(raw, defined(schema, context));
        }
        return schema;
    }

    private static Schema<?> codes(Class<?> type) {
        Schema<Object> schema = new Schema<>();
        schema.addType("string");
        schema.setEnum(
                Arrays.stream(type.getEnumConstants())
                        .map(each -> (Object) ((Coded) each).code())
                        .toList());
        return schema;
    }

    private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        if (schema.get$ref() == null) {
            return schema;
        }
        String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
        Schema<?> definition = context.getDefinedModels().get(name);
        return definition == null ? schema : definition;
    }

    @SuppressWarnings("rawtypes") // the library's own signature
    private static void complete(Class<?> type, Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> property = properties.get(component.getName());
            if (property == null) {
                continue;
            }
            keepText(property);
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                properties.put(component.getName(), orNull(property));
            } else if (!isOptional(component)) {
                required.add(component.getName());
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    /** The library writes an example of digits as a number: text goes where JSON Schema has it. */
    @SuppressWarnings("unchecked")
    private static void keepText(Schema<?> property) {
        Object example = property.getExample();
        boolean text = property.getTypes() != null && property.getTypes().contains("string");
        if (text && example != null) {
            property.setExample(null);
            property.setExampleSetFlag(false);
            ((Schema<Object>) property).setExamples(List.of(example.toString()));
        }
    }

    private static boolean isOptional(RecordComponent component) {
        io.swagger.v3.oas.annotations.media.Schema mark =
                component
                        .getAccessor()
                        .getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return mark != null
                && mark.requiredMode()
                        == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<Object> nothing = new Schema<>();
            nothing.addType("null");
            Schema<Object> either = new Schema<>();
            either.setAnyOf(List.of(new Schema<>().$ref(property.get$ref()), nothing));
            return either;
        }
        Set<String> types = new LinkedHashSet<>();
        if (property.getTypes() != null) {
            types.addAll(property.getTypes());
        } else if (property.getType() != null) {
            types.add(property.getType());
        }
        if (!types.isEmpty()) {
            types.add("null");
            property.setTypes(types);
            nullCode(property);
        }
        return property;
    }

    @SuppressWarnings("unchecked")
    private static void nullCode(Schema<?> property) {
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            List<Object> codes = new ArrayList<>(property.getEnum());
            codes.add(null);
            ((Schema<Object>) property).setEnum(codes);
        }
    }
}

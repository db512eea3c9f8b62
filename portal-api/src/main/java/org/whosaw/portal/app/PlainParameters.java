package org.whosaw.portal.app;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Hands text parameters over as they are. Jersey would find that out by reflection, through an
 * exception, for every parameter of every request: a tenth of the time of a list.
 */
final class PlainParameters implements ParamConverterProvider {
    private static final ParamConverter<String> AS_IT_IS =
            new ParamConverter<>() {
                @Override
                public @Nullable String fromString(@Nullable String value) {
                    return value;
                }

                @Override
                public @Nullable String toString(@Nullable String value) {
                    return value;
                }
            };

    @Override
    @SuppressWarnings("unchecked") // checked by the line before
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> rawType, Type genericType, Annotation[] annotations) {
        return rawType == String.class ? (ParamConverter<T>) AS_IT_IS : null;
    }
}

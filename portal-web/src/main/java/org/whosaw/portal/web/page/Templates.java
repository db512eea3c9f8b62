package org.whosaw.portal.web.page;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheFactory;
import com.github.mustachejava.MustacheResolver;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Renders Mustache templates, named absolutely ({@code /templates/open/landing}). Compiled once and
 * kept; with a folder given they are read from it anew each time, for work on the pages.
 */
public final class Templates {
    private final @Nullable Path folder;
    private final MustacheFactory shared;
    private final ConcurrentMap<String, Mustache> compiled = new ConcurrentHashMap<>();

    private Templates(@Nullable Path folder) {
        this.folder = folder;
        this.shared = newFactory();
    }

    /** Returns a renderer of the templates in the jar. */
    public static Templates packed() {
        return new Templates(null);
    }

    /** Returns a renderer that reads {@code folder} for every page. */
    public static Templates reloadedFrom(Path folder) {
        return new Templates(folder);
    }

    /** Writes the page that {@code name} makes of the models, the last one asked first. */
    public void render(String name, List<Object> models, Writer out) {
        Mustache template =
                folder == null
                        ? compiled.computeIfAbsent(name, shared::compile)
                        : newFactory().compile(name);
        try {
            template.execute(out, models).flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MustacheFactory newFactory() {
        MustacheResolver resolver = this::open;
        DefaultMustacheFactory factory = new EscapingFactory(resolver);
        factory.setObjectHandler(new StrictHandler());
        return factory;
    }

    private @Nullable Reader open(String name) {
        String path = (name.startsWith("/") ? name : "/" + name) + ".mustache";
        try {
            if (folder != null) {
                return Files.newBufferedReader(Path.of(folder + path));
            }
            InputStream in = Templates.class.getResourceAsStream(path);
            return in == null ? null : new InputStreamReader(in, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Escapes what must be, and copies nothing where there is nothing to escape. */
    static final class EscapingFactory extends DefaultMustacheFactory {
        EscapingFactory(MustacheResolver resolver) {
            super(resolver);
        }

        @Override
        public void encode(String value, Writer out) {
            for (int i = 0; i < value.length(); i++) {
                if (isSpecial(value.charAt(i))) {
                    super.encode(value, out);
                    return;
                }
            }
            try {
                out.write(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean isSpecial(char c) {
            return c < ' ' || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'' || c == '`'
                    || c == '=' || c == '/';
        }
    }

    /** Fails on a name that no model has, where Mustache would write nothing. */
    private static final class StrictHandler extends ReflectionObjectHandler {
        @Override
        public Wrapper find(String name, List<Object> scopes) {
            Wrapper wrapper = super.find(name, scopes);
            if (wrapper instanceof MissingWrapper && !name.equals(".")) {
                throw new MustacheException("template asks for unknown name " + name);
            }
            return wrapper;
        }
    }
}

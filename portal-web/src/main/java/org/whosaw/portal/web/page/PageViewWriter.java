package org.whosaw.portal.web.page;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/** Writes a {@link PageView} as HTML. A page is whole before its first byte leaves. */
@Provider
@Produces(MediaType.TEXT_HTML)
public final class PageViewWriter implements MessageBodyWriter<PageView> {
    private static final MediaType HTML = new MediaType("text", "html", "UTF-8");

    private final Templates templates;

    public PageViewWriter(Templates templates) {
        this.templates = templates;
    }

    /** Returns the page as text. */
    public String html(PageView view) {
        return page(view).toString();
    }

    private Utf8Page page(PageView view) {
        try (Utf8Page out = new Utf8Page()) {
            templates.render(
                    "/templates/" + view.template(), List.of(view.chrome(), view.state()), out);
            return out;
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] marks, MediaType media) {
        return type == PageView.class;
    }

    @Override
    public void writeTo(
            PageView view,
            Class<?> type,
            Type generic,
            Annotation[] marks,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle("Content-Type", HTML);
        Utf8Page page = page(view);
        headers.putSingle("Content-Length", page.length());
        page.writeTo(out);
    }
}

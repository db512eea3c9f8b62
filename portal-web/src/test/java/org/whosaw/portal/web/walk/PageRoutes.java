package org.whosaw.portal.web.walk;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.whosaw.portal.web.session.WebPage;

/** Every route of a page, read from the page classes themselves, and which of them were walked. */
final class PageRoutes {
    private final Map<String, Pattern> patterns = new TreeMap<>();
    private final Set<String> walked = ConcurrentHashMap.newKeySet();

    private PageRoutes() {}

    /** Reads the routes of all classes that are marked as pages. */
    static PageRoutes ofClasses() {
        PageRoutes routes = new PageRoutes();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.whosaw.portal.web")
                        .stream()
                        .filter(each -> each.isAnnotatedWith(WebPage.class))
                        .filter(each -> each.isAnnotatedWith(Path.class))
                        .forEach(routes::add);
        return routes;
    }

    private void add(JavaClass page) {
        String root = page.getAnnotationOfType(Path.class).value();
        for (JavaMethod method : page.getMethods()) {
            String below = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
            String template = (root + "/" + below).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
            if (method.isAnnotatedWith(GET.class)) {
                put("GET " + template);
            }
            if (method.isAnnotatedWith(POST.class)) {
                put("POST " + template);
            }
        }
    }

    private void put(String route) {
        patterns.put(route, Pattern.compile(route.replaceAll("\\{[^}]+}", "[^/]+")));
    }

    /** Returns the route that answers a request, or empty when no page does. */
    Optional<String> of(String method, String path) {
        return patterns.entrySet().stream()
                .filter(each -> each.getValue().matcher(method + " " + path).matches())
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(route -> route.contains("{")));
    }

    /** Notes that a request was made. */
    void walk(String method, String path) {
        of(method, path).ifPresent(walked::add);
    }

    /** Returns every route. */
    TreeSet<String> all() {
        return new TreeSet<>(patterns.keySet());
    }

    /** Returns the routes that nobody walked. */
    TreeSet<String> missed() {
        TreeSet<String> missed = all();
        missed.removeAll(walked);
        return missed;
    }
}

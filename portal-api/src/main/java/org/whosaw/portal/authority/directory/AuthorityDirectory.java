package org.whosaw.portal.authority.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.authority.AuthorityError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Region;

/** Holds every authority that is known, shipped and imported. Immutable. */
public final class AuthorityDirectory {
    private final String version;
    private final List<Authority> authorities;

    /**
     * Holds these entries.
     *
     * @throws PortalException naming an entry when a code stands twice on a day or who comes next
     *     leads back
     */
    public AuthorityDirectory(String version, List<Authority> authorities) {
        this.version = version;
        this.authorities = List.copyOf(authorities);
        demandOnce(this.authorities);
        this.authorities.forEach(this::demandEnd);
    }

    /** Returns what is shipped. */
    public static AuthorityDirectory shipped() {
        AuthorityFile.Content content = AuthorityFile.shipped();
        return new AuthorityDirectory(content.version(), content.authorities());
    }

    /** Returns this directory with imported entries beside the shipped ones. */
    public AuthorityDirectory with(String addedVersion, List<Authority> added) {
        if (added.isEmpty()) {
            return this;
        }
        Set<String> codes = new HashSet<>();
        authorities.forEach(each -> codes.add(each.code()));
        for (Authority each : added) {
            if (codes.contains(each.code())) {
                throw new PortalException(AuthorityError.ENTRY_SHIPPED, each.code());
            }
        }
        List<Authority> all = new ArrayList<>(authorities);
        all.addAll(added);
        return new AuthorityDirectory(version + "+" + addedVersion, all);
    }

    /** Passes when no code stands twice on a day. */
    static void demandOnce(List<Authority> authorities) {
        for (int i = 0; i < authorities.size(); i++) {
            for (int j = 0; j < i; j++) {
                Authority one = authorities.get(i);
                Authority other = authorities.get(j);
                if (one.code().equals(other.code()) && one.meets(other)) {
                    throw new PortalException(AuthorityError.ENTRY_TWICE, one.code());
                }
            }
        }
    }

    private void demandEnd(Authority first) {
        Set<String> passed = new HashSet<>();
        String code = first.code();
        while (code != null) {
            if (!passed.add(code)) {
                throw new PortalException(AuthorityError.LOOP, first.code());
            }
            code = next(code, first.code());
        }
    }

    private @Nullable String next(String code, String first) {
        List<Authority> named =
                authorities.stream().filter(each -> each.code().equals(code)).toList();
        if (named.isEmpty()) {
            throw new PortalException(AuthorityError.ROW_DANGLING, first, code);
        }
        return named.get(named.size() - 1).next();
    }

    public String version() {
        return version;
    }

    public List<Authority> all() {
        return authorities;
    }

    /** Returns every entry that holds on a day. */
    public List<Authority> on(LocalDate day) {
        return authorities.stream().filter(each -> each.holdsOn(day)).toList();
    }

    /** Returns the entry of a code on a day. */
    public Optional<Authority> find(String code, LocalDate day) {
        return authorities.stream()
                .filter(each -> each.code().equals(code) && each.holdsOn(day))
                .findFirst();
    }

    /**
     * Returns the entry of a code on a day; where it is a stand-in, the nearest office of its kind
     * at that place, if one was imported.
     */
    public Optional<Authority> near(String code, Region place, LocalDate day) {
        return find(code, day)
                .map(
                        named ->
                                named.local()
                                        ? nearest(named.kind(), place, day).orElse(named)
                                        : named);
    }

    private Optional<Authority> nearest(AuthorityKind kind, Region place, LocalDate day) {
        List<Region> outward = place.outward();
        return authorities.stream()
                .filter(each -> each.kind() == kind && each.holdsOn(day))
                .filter(each -> !each.region().equals(Region.COUNTRY))
                .filter(each -> outward.contains(each.region()))
                .min(Comparator.comparingInt(each -> outward.indexOf(each.region())));
    }

    /** Returns whom she may choose at a place on a day: the local ones in place of stand-ins. */
    public List<Authority> choices(Region place, LocalDate day) {
        Set<String> seen = new TreeSet<>();
        return on(day).stream()
                .filter(
                        each ->
                                each.region().equals(Region.COUNTRY)
                                        || place.outward().contains(each.region()))
                .map(each -> near(each.code(), place, day).orElse(each))
                .filter(each -> seen.add(each.code()))
                .sorted(
                        Comparator.comparingInt(
                                (Authority each) -> place.outward().indexOf(each.region())))
                .toList();
    }
}

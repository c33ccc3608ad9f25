package io.kestramcp.doctor.kestra;

import io.kestramcp.kestra.FirstContact;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Looks for Kestra near an address where it is not: on the same host alone, and without a credential. */
final class NearbyAddress {
    /** What stands behind Kestra's base path in addresses that a browser shows, and in its own redirects. */
    private static final String TAIL = "/(ui|api|login)(/.*)?$|/+$";

    private final KestraSight sight;

    NearbyAddress(KestraSight sight) {
        this.sight = sight;
    }

    /**
     * The first that Kestra answers at.
     *
     * @param base where it does not
     * @param location where that redirects to
     */
    Optional<URI> find(URI base, Optional<URI> location) throws Exception {
        Set<URI> near = new LinkedHashSet<>();
        location.ifPresent(target -> near.add(at(target)));
        near.add(at(base));
        near.add(base.resolve("/"));
        redirect(base.resolve("/")).ifPresent(target -> near.add(at(target)));
        for (URI each : near) {
            URI candidate = URI.create(each.toString().replaceFirst("/$", ""));
            if (candidate.getHost().equals(base.getHost()) && !candidate.equals(base) && isKestra(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static URI at(URI shown) {
        return shown.resolve(
                shown.getRawPath().replaceFirst(TAIL, "").isEmpty()
                        ? "/"
                        : shown.getRawPath().replaceFirst(TAIL, ""));
    }

    private Optional<URI> redirect(URI root) throws Exception {
        return sight.contactAt(root).answer().flatMap(FirstContact.Answer::location);
    }

    private boolean isKestra(URI base) throws Exception {
        return sight.contactAt(base)
                .answer()
                .flatMap(FirstContact.Answer::version)
                .isPresent();
    }
}

package io.kestramcp.cli;

import io.kestramcp.config.OperationSettings;
import io.kestramcp.http.Watch;
import io.kestramcp.observe.Observer;
import io.kestramcp.observe.metrics.Meters;
import io.kestramcp.observe.metrics.Metric;
import java.util.Optional;

/** Who watches this process: metrics where there is a port to read them at. What is not asked for is not loaded. */
final class Observation implements AutoCloseable {
    private final Optional<Meters> meters;

    Observation(OperationSettings settings) {
        this.meters = settings.managementPort().map(port -> new Meters(Version.current()));
    }

    /** The metrics, if they are kept. */
    Optional<Meters> meters() {
        return meters;
    }

    Observer observer() {
        return meters.<Observer>map(known -> known).orElse(Observer.NONE);
    }

    /** For the HTTP server. */
    Watch watch() {
        return new Watch(observer(), status -> count(Metric.REFUSED, String.valueOf(status)));
    }

    /** Counts one, if anybody counts. */
    void count(Metric metric, String label) {
        meters.ifPresent(known -> known.count(metric, label));
    }

    @Override
    public void close() {
        // No method reference: it would load the class although there is none.
        if (meters.isPresent()) {
            meters.get().close();
        }
    }
}

package io.kestramcp.cli;

import io.kestramcp.config.OperationSettings;
import io.kestramcp.http.Watch;
import io.kestramcp.observe.Observer;
import io.kestramcp.observe.metrics.Meters;
import io.kestramcp.observe.metrics.Metric;
import io.kestramcp.observe.traces.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who watches this process: metrics where there is a port to read them at, traces where there is a collector. What is not
 * asked for is not loaded.
 */
final class Observation implements AutoCloseable {
    private final Optional<Meters> meters;
    private final Optional<Traces> traces;

    /** @throws IllegalArgumentException when a variable of OpenTelemetry asks for what is not there */
    Observation(OperationSettings settings) {
        this.meters = settings.managementPort().map(port -> new Meters(Version.current()));
        this.traces = settings.collector().map(address -> new Traces(address.toString(), Version.current()));
    }

    /** The metrics, if they are kept. */
    Optional<Meters> meters() {
        return meters;
    }

    Observer observer() {
        List<Observer> observers = new ArrayList<>();
        meters.ifPresent(observers::add);
        traces.ifPresent(observers::add);
        return Observer.all(observers);
    }

    /** For the HTTP server. */
    Watch watch() {
        return new Watch(observer(), status -> count(Metric.REFUSED, String.valueOf(status)));
    }

    /** Counts one, if anybody counts. */
    void count(Metric metric, String label) {
        meters.ifPresent(known -> known.count(metric, label));
    }

    /** Sends what was not sent yet, for a few seconds at most. */
    @Override
    public void close() {
        // No method references: they would load the class although there is none.
        if (traces.isPresent()) {
            traces.get().close();
        }
        if (meters.isPresent()) {
            meters.get().close();
        }
    }
}

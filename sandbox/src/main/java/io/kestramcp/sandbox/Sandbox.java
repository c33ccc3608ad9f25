package io.kestramcp.sandbox;

import io.kestramcp.sandbox.dashboard.DashboardOperations;
import io.kestramcp.sandbox.enterprise.EnterpriseOperations;
import io.kestramcp.sandbox.execution.Breakpoints;
import io.kestramcp.sandbox.execution.BulkOperations;
import io.kestramcp.sandbox.execution.Creation;
import io.kestramcp.sandbox.execution.Evaluation;
import io.kestramcp.sandbox.execution.ExecutionFileOperations;
import io.kestramcp.sandbox.execution.ExecutionFiles;
import io.kestramcp.sandbox.execution.ExecutionSearch;
import io.kestramcp.sandbox.execution.ExecutionStore;
import io.kestramcp.sandbox.execution.ExecutionView;
import io.kestramcp.sandbox.execution.Executor;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.execution.LabelOperations;
import io.kestramcp.sandbox.execution.MetricOperations;
import io.kestramcp.sandbox.execution.OutputOperations;
import io.kestramcp.sandbox.execution.ReplayOperations;
import io.kestramcp.sandbox.execution.Replays;
import io.kestramcp.sandbox.execution.StateOperations;
import io.kestramcp.sandbox.execution.TaskRunner;
import io.kestramcp.sandbox.execution.VerbOperations;
import io.kestramcp.sandbox.execution.Verbs;
import io.kestramcp.sandbox.file.FileOperations;
import io.kestramcp.sandbox.filter.FilterParser;
import io.kestramcp.sandbox.flow.FlowDependencyOperations;
import io.kestramcp.sandbox.flow.FlowOperations;
import io.kestramcp.sandbox.flow.FlowReader;
import io.kestramcp.sandbox.flow.FlowReads;
import io.kestramcp.sandbox.flow.FlowSearch;
import io.kestramcp.sandbox.flow.FlowSourceSearch;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.flow.FlowSwitch;
import io.kestramcp.sandbox.flow.FlowValidation;
import io.kestramcp.sandbox.http.Authentication;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.HttpServer;
import io.kestramcp.sandbox.http.Router;
import io.kestramcp.sandbox.kv.KvOperations;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.line.Operations;
import io.kestramcp.sandbox.log.LogOperations;
import io.kestramcp.sandbox.log.LogStore;
import io.kestramcp.sandbox.namespace.NamespaceOperations;
import io.kestramcp.sandbox.namespace.SecretOperations;
import io.kestramcp.sandbox.plugin.OutsideOperations;
import io.kestramcp.sandbox.plugin.PluginOperations;
import io.kestramcp.sandbox.time.Guarded;
import io.kestramcp.sandbox.time.Monitor;
import io.kestramcp.sandbox.time.Timeline;
import io.kestramcp.sandbox.trigger.Schedules;
import io.kestramcp.sandbox.trigger.TriggerSearch;
import io.kestramcp.sandbox.trigger.TriggerStore;
import io.kestramcp.sandbox.trigger.TriggerWrites;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A stand-in for one Kestra server: one API line, on one port of the loopback address, with state of its own that is
 * gone when it closes. It is for demos, tests and benchmarks, and is proved against recordings of real servers; it is
 * not Kestra. Operations that it lacks answer 501. Safe for concurrent use.
 */
public final class Sandbox implements AutoCloseable {
    private final Monitor monitor = new Monitor();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Timeline timeline;
    private final HttpServer server;

    private Sandbox(SandboxOptions options) {
        this.timeline = new Guarded(options.timeline(), monitor);
        Router router = new Router(
                Operations.of(options.line(), options.enterprise()),
                handlers(options.line(), options.enterprise()),
                new Authentication(
                        options.line(),
                        options.username(),
                        options.password(),
                        options.enterprise() ? Optional.of(SandboxOptions.DEMO_TOKEN) : Optional.empty()));
        this.server = new HttpServer(
                options.port(),
                request -> requests.add(RecordedRequest.of(request)),
                request -> monitor.hold(() -> router.route(request)));
    }

    /**
     * Starts a sandbox.
     *
     * @throws IllegalStateException when its port cannot be had
     */
    public static Sandbox start(SandboxOptions options) {
        return new Sandbox(options);
    }

    /** Where it listens, such as {@code http://127.0.0.1:8080}. */
    public URI baseUri() {
        return server.baseUri();
    }

    /** Every request so far, in the order of arrival. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    private Handlers handlers(ApiLine line, boolean enterprise) {
        Handlers handlers = new Handlers();
        FilterParser filters = new FilterParser(line);
        FlowStore flows = new FlowStore(timeline);
        FlowReader reader = new FlowReader(line);
        TriggerStore triggers = new TriggerStore(timeline);
        flows.onChange(triggers::sync);
        LogStore logs = new LogStore();
        ExecutionStore executions = new ExecutionStore();
        ExecutionView view = new ExecutionView(line);
        ExecutionFiles files = new ExecutionFiles();
        TaskRunner tasks = new TaskRunner(flows, logs, files, timeline, line);
        Executor executor = new Executor(executions, timeline, line, new Ids(), tasks);
        Verbs verbs = new Verbs(executions, executor, timeline);
        Replays replays = new Replays(executor, timeline, line);

        new Configuration(line, enterprise).register(handlers);
        new NamespaceOperations(flows, filters, line).register(handlers);
        new FlowOperations(flows, reader, line).register(handlers);
        new FlowValidation(reader).register(handlers);
        new FlowSearch(flows, filters, line).register(handlers);
        new FlowSourceSearch(flows).register(handlers);
        new FlowReads(flows, reader).register(handlers);
        new FlowDependencyOperations(flows).register(handlers);
        new FlowSwitch(flows).register(handlers);
        new Creation(flows, executor, files, view, monitor).register(handlers);
        new VerbOperations(executions, flows, logs, verbs, line).register(handlers);
        new ReplayOperations(executions, flows, replays, line).register(handlers);
        new BulkOperations(executions, flows, logs, verbs, replays, line).register(handlers);
        new StateOperations(executions, verbs, line).register(handlers);
        new Breakpoints(executions, executor, timeline, line).register(handlers);
        new Evaluation(executions).register(handlers);
        new MetricOperations(executions).register(handlers);
        new ExecutionFileOperations(executions, files, line).register(handlers);
        new LabelOperations(executions, view).register(handlers);
        new ExecutionSearch(executions, view, filters, timeline, line).register(handlers);
        new LogOperations(logs, filters, timeline, line).register(handlers);
        new KvOperations(filters, timeline, line).register(handlers);
        Schedules schedules = new Schedules(triggers, flows, executor, timeline, line);
        new TriggerWrites(triggers, flows, schedules, timeline, line).register(handlers);
        new OutputOperations(executions).register(handlers);
        new FileOperations(flows, reader, timeline, line).register(handlers);
        new DashboardOperations(timeline).register(handlers);
        new PluginOperations(filters, line).register(handlers);
        new TriggerSearch(triggers, filters, timeline, line).register(handlers);
        if (enterprise) {
            new EnterpriseOperations(flows, timeline, line).register(handlers);
        } else {
            new OutsideOperations().register(handlers);
            new SecretOperations(filters).register(handlers);
        }
        return handlers;
    }

    /** Stops at once: waiting requests end, what has not happened never does. */
    @Override
    public void close() {
        monitor.close();
        server.close();
        timeline.close();
    }
}

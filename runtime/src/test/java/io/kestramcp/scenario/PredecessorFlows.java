package io.kestramcp.scenario;

/** The flows of the earlier server's own tests, with core plugins only and without the internet. */
final class PredecessorFlows {
    static final String HELLO = """
            id: hello_mcp
            namespace: company.team
            tasks:
              - id: hello
                type: io.kestra.plugin.core.log.Log
                message: Hello MCP
              - id: wait
                type: io.kestra.plugin.core.flow.Sleep
                duration: PT2M
            """;
    static final String SLEEPER = """
            id: sleeper
            namespace: company.team
            tasks:
              - id: child
                type: io.kestra.plugin.core.flow.Subflow
                namespace: company.team
                flowId: slow
                wait: false
              - id: nap
                type: io.kestra.plugin.core.flow.Sleep
                duration: PT24H
            """;
    static final String GET_DATA = """
            id: get_data
            namespace: company.team
            inputs:
              - id: data
                type: SELECT
                values: [customers, employees, products]
                defaults: customers
              - id: startDate
                type: DATE
                defaults: 2025-12-03
            tasks:
              - id: extract
                type: io.kestra.plugin.core.debug.Return
                format: "{{ inputs.data }}"
            outputs:
              - id: data
                type: STRING
                value: "{{ outputs.extract.value }}"
            """;
    static final String GET_DATA_UPDATED = GET_DATA.replace("outputs:\n", """
              - id: tell
                type: io.kestra.plugin.core.log.Log
                message: got it
            outputs:
            """);
    static final String PAUSE = """
            id: pause_demo
            namespace: company.team
            tasks:
              - id: before
                type: io.kestra.plugin.core.log.Log
                message: before
              - id: hold
                type: io.kestra.plugin.core.flow.Pause
              - id: after
                type: io.kestra.plugin.core.log.Log
                message: after
            """;

    private PredecessorFlows() {}
}

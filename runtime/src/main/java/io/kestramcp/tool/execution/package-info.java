/** Hand-written tools around executions: start, follow, replay, label, and the bulk forms. */
package io.kestramcp.tool.execution;

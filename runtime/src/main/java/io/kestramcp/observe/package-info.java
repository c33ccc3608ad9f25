/**
 * What is measured. {@link io.kestramcp.observe.Observer} is told of every request; {@code metrics} counts and times it for
 * Prometheus, {@code traces} sends it to OpenTelemetry. Their libraries are loaded only where they are asked for.
 */
package io.kestramcp.observe;

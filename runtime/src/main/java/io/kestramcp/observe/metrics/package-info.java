/** Metrics for Prometheus: the only package that sees Micrometer. */
package io.kestramcp.observe.metrics;

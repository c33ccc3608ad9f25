/** Traces for OpenTelemetry: the only package that sees its SDK. */
package io.kestramcp.observe.traces;

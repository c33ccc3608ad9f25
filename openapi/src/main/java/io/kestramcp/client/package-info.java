/**
 * A request to Kestra as data, and the one place where path arguments are checked. The generated clients of each API
 * line ({@code io.kestramcp.client.v1_3}, {@code .v2_0}) are typed builders of {@link io.kestramcp.client.KestraRequest}.
 */
package io.kestramcp.client;

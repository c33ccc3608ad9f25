/** Holds the manifest against the contracts: every tool on every API line it claims, or a message that says what to change. */
package io.kestramcp.generator.bind;

/** Writes what the binding says: an adapter for each tool, the list of them, and {@code tools.json}. */
package io.kestramcp.generator.emit;

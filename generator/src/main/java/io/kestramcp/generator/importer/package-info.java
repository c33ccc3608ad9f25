/**
 * Imports a contract slice from a full Kestra spec: read, cut ({@link io.kestramcp.contract.slice}) to the manifest's
 * operations, and write, when it changed.
 */
package io.kestramcp.generator.importer;

/**
 * Imports a contract slice from a full Kestra spec: overlay (repairs) → keep (the manifest's operations) → facts only →
 * prune (what nothing refers to) → write, when it changed.
 */
package io.kestramcp.generator.importer;

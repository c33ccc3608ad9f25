/**
 * Compares two contracts and tells what it means for the tools: {@link io.kestramcp.contract.change.Uses} says what the
 * tools use, {@link io.kestramcp.contract.change.Comparison} what becomes of it. The importer's report and the check of a
 * running Kestra follow the same rules.
 */
package io.kestramcp.contract.change;

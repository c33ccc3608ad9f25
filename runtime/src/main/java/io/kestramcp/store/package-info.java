/**
 * What outlives a process: JDBC connections, the schema, and one class for each table's rows. Every change that must
 * happen once is one conditional statement, so that any number of gateways may share a database. Secrets enter as
 * {@link io.kestramcp.config.Secret} and are kept as hashes, or come sealed already.
 */
package io.kestramcp.store;

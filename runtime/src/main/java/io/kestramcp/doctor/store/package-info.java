/** What is kept: the store, the keys, the record of decisions. */
package io.kestramcp.doctor.store;

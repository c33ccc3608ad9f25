/**
 * How assistants are told of this gateway: the configuration of each by its own rules, and merging it into a file that is
 * there already. Knows nothing of the gateway's insides.
 */
package io.kestramcp.connect;

/**
 * Writes the reference pages of {@code docs} from what the build knows, and holds the committed pages to it. They are a
 * product of the build, not of the gateway, so they live among the tests.
 */
package io.kestramcp.docs;

/** The commands. Everything is wired here, by hand; nothing imports this package. */
package io.kestramcp.cli;

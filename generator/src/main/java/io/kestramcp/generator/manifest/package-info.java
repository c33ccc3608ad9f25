/** Reads the tool manifest: strictly, with the line of everything it says, and every error at once. */
package io.kestramcp.generator.manifest;

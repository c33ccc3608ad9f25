/** Calls that a person must confirm: by a form where the client shows one, else by a code that must come back. */
package io.kestramcp.mcp.confirm;

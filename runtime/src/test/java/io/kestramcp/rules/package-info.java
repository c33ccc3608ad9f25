/** What the protocol lets a server send, held against every message of the whole test run. */
package io.kestramcp.rules;

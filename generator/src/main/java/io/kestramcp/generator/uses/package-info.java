/** What the bound tools use of the contracts, so that two contracts can be compared for them. */
package io.kestramcp.generator.uses;

/**
 * Who may do what: permissions, roles and namespaces out of the operator's policy and the caller's claims, the one
 * decision that the listing and every call go through, and the record of it.
 */
package io.kestramcp.access;

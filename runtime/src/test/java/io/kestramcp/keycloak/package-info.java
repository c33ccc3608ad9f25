/** A real Keycloak, for the tests of the profile {@code keycloak}. */
package io.kestramcp.keycloak;

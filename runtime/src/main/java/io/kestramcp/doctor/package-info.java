/**
 * Diagnosis: looks at everything that the gateway needs, changes nothing, and says what to do about what is wrong. Each
 * subject's checks stand in one class; they use what the gateway itself uses.
 */
package io.kestramcp.doctor;

/** What was set on this machine, and what can be said of it without asking anybody. */
package io.kestramcp.doctor.setup;

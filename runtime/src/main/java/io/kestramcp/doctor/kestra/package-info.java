/** The Kestra behind the gateway, from its name to what it lets the gateway do. */
package io.kestramcp.doctor.kestra;

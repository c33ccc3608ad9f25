/** What is told when something that the gateway needs does not answer now. A leaf. */
package io.kestramcp.outage;

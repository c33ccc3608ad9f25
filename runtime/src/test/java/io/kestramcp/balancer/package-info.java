/** Several gateways behind a balancer, as docs/operation.md shows it. */
package io.kestramcp.balancer;

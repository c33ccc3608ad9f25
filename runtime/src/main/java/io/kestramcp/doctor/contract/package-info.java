/** What a running Kestra serves as its API, compared with the contract that the gateway speaks to it by. */
package io.kestramcp.doctor.contract;

/**
 * One call to Kestra: which server answers and which API line it speaks, the credential, limits, time-outs, and what
 * Kestra's refusals mean.
 */
package io.kestramcp.kestra;

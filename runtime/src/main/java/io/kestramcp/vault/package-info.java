/**
 * Keeps users' Kestra tokens: sealed with AES-256-GCM under keys that can be rotated, bound to their owner, opened only
 * for the owner's own call.
 */
package io.kestramcp.vault;

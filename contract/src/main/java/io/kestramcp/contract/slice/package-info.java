/** Cuts a contract slice out of a full spec of Kestra: overlay (repairs) → keep (what is wanted) → facts only → prune. */
package io.kestramcp.contract.slice;

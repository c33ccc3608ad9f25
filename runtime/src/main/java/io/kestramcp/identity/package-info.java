/** Who calls. A leaf: imports nothing of ours. */
package io.kestramcp.identity;

/** Hand-written tools around flows: to find one, to see what depends on what, to switch one on and off. */
package io.kestramcp.tool.flow;

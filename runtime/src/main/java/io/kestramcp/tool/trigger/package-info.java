/** Hand-written tools around triggers: one trigger, backfills, and what a schedule will do. */
package io.kestramcp.tool.trigger;

/** Hand-written tools that answer a person's question from several calls, in one bounded answer. */
package io.kestramcp.tool.insight;

/** What clients see of the tools, as data: read from {@code tools.json}, and compared between two releases. */
package io.kestramcp.tool.surface;

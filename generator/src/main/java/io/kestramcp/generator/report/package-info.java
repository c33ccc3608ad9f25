/** What a newer Kestra API means for the tools, for a person: Markdown, and the same as JSON. */
package io.kestramcp.generator.report;

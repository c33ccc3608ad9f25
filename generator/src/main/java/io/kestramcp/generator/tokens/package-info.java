/** What the tool listing costs a model: tokens of each tool, of each toolset, and the budgets that the build holds. */
package io.kestramcp.generator.tokens;

/** Accounts for every operation of Kestra's API: behind a tool, or left out with a reason. */
package io.kestramcp.generator.coverage;

/**
 * A tool: what an assistant sees of it, what a call is given, and the answer. The generated adapters build on this
 * package; hand-written tools of several calls live here.
 */
package io.kestramcp.tool;

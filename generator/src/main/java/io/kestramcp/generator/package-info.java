/** From the contracts and the tool manifest to the tools: the way through read, bind and emit. Build time only. */
package io.kestramcp.generator;

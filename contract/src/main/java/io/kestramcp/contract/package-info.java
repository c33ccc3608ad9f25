/** A contract slice: the operations of one API line, their parameters, bodies and answers. */
package io.kestramcp.contract;

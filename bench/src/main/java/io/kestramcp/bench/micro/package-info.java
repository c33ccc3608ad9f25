/** What single steps of a call take, and what they allocate, measured by JMH: see {@code bench/jmh}. */
package io.kestramcp.bench.micro;

/**
 * What was set: every setting declared once, read from flags, environment and {@code .env}, and handed on as records. A
 * leaf: imports nothing of ours.
 */
package io.kestramcp.config;

/** A real browser, for the tests of what people see: Chromium, without a screen. */
package io.kestramcp.browser;

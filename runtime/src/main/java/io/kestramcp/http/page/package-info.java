/**
 * Pages for people: written on the server from templates that escape every value, without scripts, with nothing from
 * elsewhere. A route says what is on a page; {@link io.kestramcp.http.page.PageHandler} does what is true of all of them:
 * headers, the browser's cookie, forms that only our own page can send.
 */
package io.kestramcp.http.page;

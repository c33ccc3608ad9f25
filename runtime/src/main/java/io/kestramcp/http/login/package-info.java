/** Browsers that sign in: the way to the identity provider and back, and who is signed in to our own pages. */
package io.kestramcp.http.login;

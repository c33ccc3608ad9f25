/** The page where users register their own Kestra API tokens. */
package io.kestramcp.http.token;

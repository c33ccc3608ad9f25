/** Hand-written tools around the instance itself: what it is, what plugins it has, its dashboards and its AI. */
package io.kestramcp.tool.instance;

/** Who is let in, and to what: the identity provider, the policy, the authorization server. */
package io.kestramcp.doctor.signin;

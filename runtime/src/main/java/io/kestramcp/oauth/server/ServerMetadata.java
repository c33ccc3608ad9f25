package io.kestramcp.oauth.server;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.util.List;

/** What clients read first (RFC 8414). No header of a request has a say in it. */
final class ServerMetadata {
    private ServerMetadata() {}

    /** The document, JSON. */
    static String of(ServerOptions options) {
        AuthorizationServerMetadata metadata =
                new AuthorizationServerMetadata(new Issuer(options.issuer().toString()));
        metadata.setAuthorizationEndpointURI(options.at(ServerPaths.AUTHORIZE));
        metadata.setTokenEndpointURI(options.at(ServerPaths.TOKEN));
        metadata.setRevocationEndpointURI(options.at(ServerPaths.REVOKE));
        metadata.setIntrospectionEndpointURI(options.at(ServerPaths.INTROSPECT));
        metadata.setJWKSetURI(options.at(ServerPaths.JWKS));
        if (options.registration()) {
            metadata.setRegistrationEndpointURI(options.at(ServerPaths.REGISTER));
        }
        List<ClientAuthenticationMethod> none = List.of(ClientAuthenticationMethod.NONE);
        metadata.setTokenEndpointAuthMethods(none);
        metadata.setRevocationEndpointAuthMethods(none);
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setScopes(new Scope(ServerOptions.SCOPE));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setCustomParameter("client_id_metadata_document_supported", true);
        return metadata.toJSONObject().toJSONString();
    }
}

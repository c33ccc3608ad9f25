package io.kestramcp.kestra;

import okio.ByteString;

/** Some proxies show the request in their error pages, and with it the credential; a refusal must not hand that on. */
final class Redaction {
    private static final String INSTEAD = "(secret)";

    private Redaction() {}

    /** {@code reply}, or when it is a refusal that shows the credential, a copy that does not. */
    static KestraReply of(KestraReply reply, UpstreamCredential credential) {
        if (reply.success() || credential.secrets().isEmpty()) {
            return reply;
        }
        String text = reply.text();
        String clean = text;
        for (String secret : credential.secrets()) {
            clean = clean.replace(secret, INSTEAD);
        }
        return clean.equals(text)
                ? reply
                : new KestraReply(reply.status(), reply.mediaType(), ByteString.encodeUtf8(clean), reply.retryAfter());
    }
}

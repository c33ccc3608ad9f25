package io.kestramcp.kestra;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web page where JSON was due: it comes from a proxy, a sign-in page or Kestra's own pages. Only its title is shown. */
final class HtmlPage {
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{1,500})</title", Pattern.CASE_INSENSITIVE);
    private static final int SEARCHED = 16_384;

    private HtmlPage() {}

    /** Whether the reply is a page, by its type or, since proxies mislabel, by its first characters. */
    static boolean is(KestraReply reply) {
        String start = start(reply).stripLeading().toLowerCase(Locale.ROOT);
        return reply.mediaType().equals("text/html") || start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    /** The title, quoted and with a space before it; empty when there is none. */
    static String titleOf(KestraReply reply) {
        Matcher title = TITLE.matcher(start(reply));
        return title.find() ? " '" + Display.line(title.group(1), 100) + "'" : "";
    }

    private static String start(KestraReply reply) {
        return reply.body()
                .substring(0, Math.min(SEARCHED, reply.body().size()))
                .utf8();
    }
}

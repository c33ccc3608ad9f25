package io.kestramcp.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One request to Kestra, complete but for the server's address and the credential.
 *
 * @param operation the operationId in the contract, for logs, metrics and errors
 * @param method the HTTP method, upper case
 * @param template the path as the contract has it, with {@code {name}} for arguments
 * @param path the path with every argument checked and encoded, from {@code /api} on
 * @param query the query parameters in order, not yet encoded
 * @param headers further headers in order; never a credential
 * @param content the body
 */
public record KestraRequest(
        String operation,
        String method,
        String template,
        String path,
        List<NameValue> query,
        List<NameValue> headers,
        Content content) {
    /** Keeps unmodifiable copies. */
    public KestraRequest {
        query = List.copyOf(query);
        headers = List.copyOf(headers);
    }

    /** Whether the request only reads, so that sending it again changes nothing (RFC 9110, section 9.2.1). */
    public boolean safe() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Starts a request. Used by the generated clients; adapters call those. */
    public static Builder of(String operation, String method, String template) {
        return new Builder(operation, method, template);
    }

    /** Collects the arguments of one request; not thread-safe. A null value means: not given, not sent. */
    public static final class Builder {
        private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}/]+)}");

        private final String operation;
        private final String method;
        private final String template;
        private final List<NameValue> pathArguments = new ArrayList<>();
        private final List<NameValue> query = new ArrayList<>();
        private final List<NameValue> headers = new ArrayList<>();
        private final List<String> required = new ArrayList<>();
        private boolean contentRequired;
        private Content content = new Content.None();

        private Builder(String operation, String method, String template) {
            this.operation = operation;
            this.method = method;
            this.template = template;
        }

        /**
         * Sets a path argument.
         *
         * @throws RefusedArgumentException when the value must not enter a path ({@link PathSegment#check})
         */
        public Builder path(String name, String value) {
            pathArguments.add(new NameValue(name, PathSegment.encode(name, value)));
            return this;
        }

        /** Adds a query parameter: a collection as a repeated parameter, anything else by its text. */
        public Builder query(String name, Object value) {
            if (value instanceof Collection<?> values) {
                values.forEach(each -> query.add(new NameValue(name, each.toString())));
            } else if (value != null) {
                query.add(new NameValue(name, value.toString()));
            }
            return this;
        }

        /**
         * Adds Kestra's filters, which are PHP-style on the wire: {@code filters[state][IN]=FAILED,KILLED}.
         *
         * @param filters by {@code [field][OP]} (labels: {@code [labels][EQUALS][key]})
         */
        public Builder filters(Map<String, String> filters) {
            if (filters != null) {
                filters.forEach((key, value) -> query.add(new NameValue("filters" + key, value)));
            }
            return this;
        }

        /**
         * Adds a header.
         *
         * @throws RefusedArgumentException when the value has a character that would end the header
         */
        public Builder header(String name, Object value) {
            if (value != null) {
                String text = value.toString();
                if (text.chars().anyMatch(c -> c < 0x20 || c > 0x7E)) {
                    throw new RefusedArgumentException(name, "may have printable ASCII characters only.");
                }
                headers.add(new NameValue(name, text));
            }
            return this;
        }

        /** Sets the body. */
        public Builder content(Content body) {
            content = body == null ? new Content.None() : body;
            return this;
        }

        /** Demands a query parameter or header, which {@link #build} then looks for. */
        public Builder requires(String name) {
            required.add(name);
            return this;
        }

        /** Demands a body, which {@link #build} then looks for. */
        public Builder requiresContent() {
            contentRequired = true;
            return this;
        }

        /**
         * Completes the request.
         *
         * @throws IllegalStateException when a path argument of the template was not set, or one set is not in it, or
         *     something required was not set
         */
        public KestraRequest build() {
            checkRequired();
            List<NameValue> open = new ArrayList<>(pathArguments);
            StringBuilder path = new StringBuilder();
            Matcher placeholder = PLACEHOLDER.matcher(template);
            while (placeholder.find()) {
                placeholder.appendReplacement(path, Matcher.quoteReplacement(take(open, placeholder.group(1))));
            }
            placeholder.appendTail(path);
            if (!open.isEmpty()) {
                throw new IllegalStateException(
                        operation + " has no path argument " + open.get(0).name());
            }
            return new KestraRequest(operation, method, template, path.toString(), query, headers, content);
        }

        private void checkRequired() {
            for (String name : required) {
                if (Stream.concat(query.stream(), headers.stream())
                        .noneMatch(given -> given.name().equals(name))) {
                    throw new IllegalStateException(operation + " needs " + name);
                }
            }
            if (contentRequired && content instanceof Content.None) {
                throw new IllegalStateException(operation + " needs a body");
            }
        }

        private String take(List<NameValue> open, String name) {
            for (int i = 0; i < open.size(); i++) {
                if (open.get(i).name().equals(name)) {
                    return open.remove(i).value();
                }
            }
            throw new IllegalStateException(operation + " needs the path argument " + name + " of " + template);
        }
    }
}

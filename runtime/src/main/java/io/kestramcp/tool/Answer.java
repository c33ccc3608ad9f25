package io.kestramcp.tool;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;
import java.util.List;
import java.util.function.Supplier;

/** How a tool reads what Kestra answers. Immutable; the generated adapters hold one for each shape they expect. */
@FunctionalInterface
public interface Answer {
    /**
     * Reads an answer.
     *
     * @param request what was sent
     * @param reply a 2xx answer to it
     * @throws KestraException NOT_KESTRA when the answer is not what the contract says
     */
    Reply read(CallContext call, KestraRequest request, KestraReply reply) throws KestraException;

    /** Sends the request and reads the answer. */
    default Reply send(CallContext call, KestraRequest request) throws KestraException {
        return read(call, request, call.send(request));
    }

    /** Sends the request; where Kestra answers {@code status}, sends the other one instead. Reads the answer. */
    default Reply send(CallContext call, KestraRequest request, int status, Supplier<KestraRequest> otherwise)
            throws KestraException {
        KestraReply reply = call.sendAllowing(status, request);
        return reply.status() == status ? send(call, otherwise.get()) : read(call, request, reply);
    }

    /** An object, projected. */
    static Answer object(Projection projection) {
        return new ObjectAnswer(projection);
    }

    /**
     * A page of a longer list: {@code {results, total}}, asked for with the arguments {@code page} and {@code size}.
     *
     * @param size how many rows a page has when the argument is not given
     */
    static Answer page(Projection row, int size) {
        return new PageAnswer(row, size);
    }

    /** A list that Kestra gives whole: the first rows are kept. */
    static Answer rows(Projection row) {
        return new RowsAnswer(row);
    }

    /** A list that Kestra gives whole: the first rows are kept, as many as the argument {@code limit} says. */
    static Answer head(Projection row, int rows) {
        return new HeadAnswer(row, rows);
    }

    /** A list that Kestra gives whole, oldest first: the last rows are kept, as many as the argument {@code tail} says. */
    static Answer tail(Projection row, int rows) {
        return new TailAnswer(row, rows);
    }

    /** One JSON text, number or truth value, under this name. */
    static Answer scalar(String name) {
        return new ScalarAnswer(name);
    }

    /** A text that is no JSON, such as YAML, under this name; a long one is cut with a mark. */
    static Answer text(String name) {
        return new TextAnswer(name);
    }

    /** Bytes, as Base64 under this name; all of them, so only for tools that give on a part. */
    static Answer bytes(String name) {
        return new BytesAnswer(name);
    }

    /** No content: done. The arguments named are repeated, so that the answer says what it is about. */
    static Answer done(String... repeated) {
        return new DoneAnswer(List.of(repeated));
    }
}

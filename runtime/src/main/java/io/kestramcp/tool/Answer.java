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

    /** A list that Kestra gives whole, oldest first: the last rows are kept, as many as the argument {@code tail} says. */
    static Answer tail(Projection row, int rows) {
        return new TailAnswer(row, rows);
    }

    /** One text, number or truth value. */
    static Answer scalar() {
        return new ScalarAnswer();
    }

    /** No content: done. The arguments named are repeated, so that the answer says what it is about. */
    static Answer done(String... repeated) {
        return new DoneAnswer(List.of(repeated));
    }
}

package io.kestramcp.generator.emit;

import io.kestramcp.contract.change.UsesJson;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.uses.UsesOf;
import java.util.stream.Stream;

/** {@code uses.json}: what the tools use of each contract, for comparing with what a Kestra serves. */
public final class UsesJsonGenerator implements Generator {
    static final String FILE = "uses.json";

    @Override
    public Stream<Output> generate(Binding binding) {
        String path = JavaNames.PACKAGE.replace('.', '/') + "/" + FILE;
        return Stream.of(new Output(Output.Kind.RESOURCE, path, UsesJson.write(UsesOf.of(binding))));
    }
}

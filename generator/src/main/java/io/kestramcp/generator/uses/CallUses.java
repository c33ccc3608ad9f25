package io.kestramcp.generator.uses;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.kestramcp.contract.change.AdapterUse.BodyUse;
import io.kestramcp.contract.change.AdapterUse.CallUse;
import io.kestramcp.contract.change.AdapterUse.FilterUse;
import io.kestramcp.contract.change.AdapterUse.From;
import io.kestramcp.contract.change.AdapterUse.InputUse;
import io.kestramcp.generator.bind.BoundLine.Call;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.bind.Source;
import io.kestramcp.generator.manifest.Lens;
import io.kestramcp.generator.manifest.Lens.FilterEntry;
import io.kestramcp.generator.manifest.Lens.ParamEntry;
import io.kestramcp.generator.manifest.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one request of an adapter uses. */
final class CallUses {
    private final Lens lens;
    private final Call call;
    private final List<InputUse> inputs = new ArrayList<>();
    private final List<FilterUse> filters = new ArrayList<>();
    private Optional<BodyUse> body = Optional.empty();

    private CallUses(Lens lens, Call call) {
        this.lens = lens;
        this.call = call;
    }

    static CallUse of(Lens lens, Call call) {
        CallUses uses = new CallUses(lens, call);
        call.settings().forEach(uses::setting);
        uses.hidden();
        String key = call.status() == 0 ? "operation" : "otherwise." + call.status();
        return new CallUse(call.operation().id(), key, uses.inputs, uses.filters, uses.body);
    }

    private void setting(Setting setting) {
        Source source = setting.source();
        if (source instanceof Source.FromFilters offered) {
            offered.filters().forEach(filter -> filters.add(filter(filter)));
        } else if (!setting.body()) {
            input(setting.parameter(), false, source);
        } else if (source instanceof Source.FromProperties properties) {
            properties.properties().forEach(each -> input(each.parameter(), true, each.source()));
        } else {
            boolean schema = lens.body().flatMap(entry -> entry.schema()).isPresent();
            body = Optional.of(new BodyUse(argument(source), schema));
        }
    }

    private void input(String name, boolean property, Source source) {
        Optional<ParamEntry> entry = Optional.ofNullable(lens.params().get(name));
        boolean needed = source instanceof Source.FromArgument from
                && entry.flatMap(ParamEntry::required)
                        .orElse(required(name, property) && from.absent().isEmpty());
        inputs.add(new InputUse(
                name,
                property,
                from(source),
                argument(source),
                entry.isPresent(),
                needed,
                entry.flatMap(ParamEntry::absent).isPresent() || source instanceof Source.Fixed,
                entry.map(CallUses::values).orElse(List.of())));
    }

    /** What the manifest hides is not sent, but its key must still name something. */
    private void hidden() {
        Set<String> sent =
                new LinkedHashSet<>(inputs.stream().map(InputUse::name).toList());
        lens.params().forEach((name, entry) -> {
            boolean parameter = call.operation().parameter(name).isPresent();
            boolean property = !parameter && bodyProperties().contains(name);
            if (!sent.contains(name) && (parameter || property)) {
                inputs.add(new InputUse(name, property, From.HIDDEN, "", true, false, false, List.of()));
            }
        });
    }

    private FilterUse filter(Source.Filter filter) {
        Optional<FilterEntry> entry = lens.filters().stream()
                .filter(each -> each.field().equals(filter.field())
                        && each.operator().value().equals(filter.operator()))
                .findFirst();
        return new FilterUse(
                filter.field(),
                filter.operator(),
                filter.argument(),
                filter.required(),
                entry.flatMap(FilterEntry::schema).map(Text::value),
                entry.map(FilterEntry::values).orElse(List.of()));
    }

    private boolean required(String name, boolean property) {
        return property
                ? call.operation()
                        .body()
                        .filter(each -> each.schema().required().contains(name))
                        .isPresent()
                : call.operation()
                        .parameter(name)
                        .filter(each -> each.required())
                        .isPresent();
    }

    private Set<String> bodyProperties() {
        return call.operation()
                .body()
                .filter(each -> each.json())
                .map(each -> each.schema().properties().keySet())
                .orElse(Set.of());
    }

    private static List<String> values(ParamEntry entry) {
        Stream<String> given = Stream.of(entry.fixed(), entry.absent())
                .flatMap(Optional::stream)
                .filter(CallUses::text)
                .map(JsonElement::getAsString);
        return Stream.concat(entry.values().stream().map(Text::value), given)
                .distinct()
                .toList();
    }

    private static boolean text(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString();
    }

    private static From from(Source source) {
        if (source instanceof Source.Tenant) {
            return From.TENANT;
        }
        if (source instanceof Source.FromYaml) {
            return From.YAML;
        }
        return source instanceof Source.Fixed ? From.FIXED : From.ARGUMENT;
    }

    private static String argument(Source source) {
        if (source instanceof Source.FromYaml yaml) {
            return yaml.key();
        }
        if (source instanceof Source.FromParts parts) {
            return parts.inputs();
        }
        return source instanceof Source.FromArgument argument ? argument.argument() : "";
    }
}

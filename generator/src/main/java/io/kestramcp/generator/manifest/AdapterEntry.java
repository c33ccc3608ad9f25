package io.kestramcp.generator.manifest;

import java.util.Map;

/**
 * One operation seen through a lens: what an adapter is generated from. It is a tool of its own, or a part that only
 * hand-written tools use.
 *
 * @param place its name's place; the owner says whether it is a tool or a part
 * @param lenses what it is on each API line that it claims, by line
 */
public record AdapterEntry(Place place, String name, Map<String, Lens> lenses) implements Work {}

package io.kestramcp.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} tells. */
final class ToldVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"kestra-mcp " + Version.current()};
    }
}

package io.kestramcp.generator.importer;

import io.kestramcp.contract.ContractException;
import io.kestramcp.generator.report.ApiReport;
import io.kestramcp.generator.report.ReportJson;
import io.kestramcp.generator.report.ReportMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the reports, one page and one JSON file for each transition. */
record ReportFiles(Path folder) {
    /** Writes a report and returns its page. */
    Path write(ApiReport report) {
        Path page = folder.resolve(report.fileName() + ".md");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ContractException("Cannot make the folder of reports " + folder + ": " + e, e);
        }
        SliceWriter.write(page, ReportMarkdown.of(report));
        SliceWriter.write(folder.resolve(report.fileName() + ".json"), ReportJson.of(report));
        return page;
    }
}

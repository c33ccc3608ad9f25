package io.kestramcp.tool.trigger;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;

/**
 * Cron expressions as Kestra's Schedule reads them, with the library that Kestra itself uses: five Unix fields, one of
 * seconds before them where {@code withSeconds} says so, Sunday as 0 and 7, and nicknames such as {@code @hourly}. Newer
 * releases also read {@code L} for the last day of the month; an older one never saves a flow with it.
 */
final class KestraCron {
    private static final CronDefinition MINUTES = fields(CronDefinitionBuilder.defineCron());
    private static final CronDefinition SECONDS = fields(CronDefinitionBuilder.defineCron()
            .withSeconds()
            .withValidRange(0, 59)
            .withStrictRange()
            .and());

    private KestraCron() {}

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException when it is none, such as one with a template in it
     */
    static Cron parse(String expression, boolean withSeconds) {
        return new CronParser(withSeconds ? SECONDS : MINUTES).parse(expression);
    }

    private static CronDefinition fields(CronDefinitionBuilder builder) {
        return builder.withMinutes()
                .withValidRange(0, 59)
                .withStrictRange()
                .and()
                .withHours()
                .withValidRange(0, 23)
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .supportsL()
                .withStrictRange()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .withStrictRange()
                .and()
                .withSupportedNicknameYearly()
                .withSupportedNicknameAnnually()
                .withSupportedNicknameMonthly()
                .withSupportedNicknameWeekly()
                .withSupportedNicknameDaily()
                .withSupportedNicknameMidnight()
                .withSupportedNicknameHourly()
                .instance();
    }
}

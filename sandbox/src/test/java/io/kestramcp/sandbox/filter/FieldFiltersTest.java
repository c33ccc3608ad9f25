package io.kestramcp.sandbox.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldFiltersTest {
    private final FieldFilters<String> fields = new FieldFilters<String>().text("namespace", namespace -> namespace);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PREFIX | company | true",
                "PREFIX | company.team | true",
                "PREFIX | company.team.sub | false",
                "PREFIX | comp | false",
                "STARTS_WITH | comp | true",
                "EQUALS | company | false",
                "NOT_EQUALS | company | true",
                "CONTAINS | any.t | true",
                "ENDS_WITH | team | true",
                "REGEX | company\\.[a-z]+ | true",
                "IN | a, company.team | true",
                "IN | [company.team] | true",
                "NOT_IN | a,b | true",
            })
    void namespaceIsCompared(Operator operator, String value, boolean expected) {
        Condition condition = Condition.of(Filter.of("namespace", operator, value));

        assertThat(fields.all(List.of(condition)).test("company.team")).isEqualTo(expected);
    }

    @Test
    void repeatedFilterMustHoldBothTimes() {
        List<Condition> both = List.of(
                Condition.of(Filter.of("namespace", Operator.IN, "a")),
                Condition.of(Filter.of("namespace", Operator.IN, "b")));

        assertThat(fields.all(both).test("a")).isFalse();
    }

    @Test
    void anyAlternativeIsEnough() {
        Condition either = new Condition(List.of(
                List.of(Filter.of("namespace", Operator.EQUALS, "a")),
                List.of(Filter.of("namespace", Operator.EQUALS, "b"))));

        assertThat(fields.all(List.of(either)).test("b")).isTrue();
        assertThat(fields.all(List.of(either)).test("c")).isFalse();
    }
}

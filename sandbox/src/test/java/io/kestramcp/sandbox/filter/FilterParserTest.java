package io.kestramcp.sandbox.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilterParserTest {
    @ParameterizedTest
    @EnumSource(ApiLine.class)
    void fieldOperatorAndValueAreRead(ApiLine line) {
        assertThat(parse(line, "filters%5Bnamespace%5D%5BPREFIX%5D=company.team"))
                .containsExactly(Condition.of(Filter.of("namespace", Operator.PREFIX, "company.team")));
    }

    @ParameterizedTest
    @EnumSource(ApiLine.class)
    void labelHasAKey(ApiLine line) {
        assertThat(parse(line, "filters[labels][EQUALS][env]=dev"))
                .containsExactly(Condition.of(new Filter("labels", Operator.EQUALS, "env", "dev")));
    }

    @ParameterizedTest
    @EnumSource(ApiLine.class)
    void keyWithoutOperatorIsIgnoredInSilence(ApiLine line) {
        assertThat(parse(line, "filters[namespace]=company&namespace=x")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ApiLine.class)
    void unknownFieldIsRefusedWith422AndTheKnownOnes(ApiLine line) {
        assertThatThrownBy(() -> parse(line, "filters[NAMESPACE][EQUALS]=x"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Illegal argument: Unsupported field 'NAMESPACE'. Expected one of: [")
                .satisfies(refusal -> assertThat(((Refusal) refusal).status()).isEqualTo(422));
    }

    @ParameterizedTest
    @EnumSource(ApiLine.class)
    void unknownOperatorIsRefusedWith422(ApiLine line) {
        assertThatThrownBy(() -> parse(line, "filters[namespace][equals]=x"))
                .hasMessage("Illegal argument: No enum constant io.kestra.core.models.QueryFilter.Op.equals");
    }

    @ParameterizedTest
    @EnumSource(ApiLine.class)
    void operatorThatTheFieldLacksIsRefusedWith400(ApiLine line) {
        assertThatThrownBy(() -> parse(line, "filters[state][CONTAINS]=x"))
                .hasMessageEndingWith("Operation CONTAINS is not supported for field STATE."
                        + " Supported operations are EQUALS, NOT_EQUALS, IN, NOT_IN")
                .satisfies(refusal -> assertThat(((Refusal) refusal).status()).isEqualTo(400));
    }

    @ParameterizedTest
    @EnumSource(ApiLine.class)
    void fieldThatTheResourceLacksIsRefusedByItsUpperCaseName(ApiLine line) {
        assertThatThrownBy(() -> parse(line, "filters[triggerId][EQUALS]=x"))
                .hasMessageContaining("Field TRIGGER_ID is not supported for resource EXECUTION");
    }

    @Test
    void alternativesAreOneConditionOn20() {
        List<Condition> conditions =
                parse(ApiLine.V2_0, "filters[or][0][state][EQUALS]=KILLED&filters[or][1][state][EQUALS]=FAILED");

        assertThat(conditions)
                .containsExactly(new Condition(List.of(
                        List.of(Filter.of("state", Operator.EQUALS, "KILLED")),
                        List.of(Filter.of("state", Operator.EQUALS, "FAILED")))));
    }

    @Test
    void levelTakesEqualsOn13AndOnlyOrderedOperatorsOn20() {
        Query query = Query.parse("filters[level][EQUALS]=ERROR");

        assertThat(new FilterParser(ApiLine.V1_3).parse(query, "LOG")).hasSize(1);
        assertThatThrownBy(() -> new FilterParser(ApiLine.V2_0).parse(query, "LOG"))
                .hasMessageContaining("Operation EQUALS is not supported for field LEVEL");
    }

    private static List<Condition> parse(ApiLine line, String query) {
        return new FilterParser(line).parse(Query.parse(query), "EXECUTION");
    }
}

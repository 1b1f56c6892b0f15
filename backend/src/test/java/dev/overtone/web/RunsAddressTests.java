package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.table.Sort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "filter=p50%20%3C%205%20AND%20name%20LIKE%20'a%25b'",
                "columns=name,%20environment.%22java,%20version%22&sort=p50%20desc,name",
                "group=name,%20batchSize&widths=name:320,environment.%22a,b:1%22:90&left=2",
                "filter=%26%3D%23&page=abc&view=7"
            })
    void isReadAsItIsWritten(String query) {
        RunsAddress address = RunsAddress.ofQuery(query);
        assertThat(RunsAddress.ofQuery(address.query())).isEqualTo(address);
        assertThat(address.text()).isEqualTo(query.isEmpty() ? "/runs" : "/runs?" + address.query());
    }

    @Test
    void takesListsInOneValueAndInSeveral() {
        RunsAddress address = RunsAddress.ofQuery("columns=name&columns=p50,p50&sort=p50+desc&widths=p50:100,name:7");
        assertThat(address.columns()).containsExactly("name", "p50");
        assertThat(address.sort()).containsExactly(new Sort("p50", true));
        assertThat(address.widths()).isEqualTo(Map.of("p50", 100));
    }

    @Test
    void beginsAtTheFirstPageOfWhateverIsChanged() {
        RunsAddress address = RunsAddress.ofQuery("page=abc&filter=a&open=columns&view=7");
        assertThat(address.withFilter("b").text()).isEqualTo("/runs?filter=b&view=7");
        assertThat(address.saidBeside("filter"))
                .extracting(RunsAddress.Said::name)
                .containsExactly("view");
        assertThat(address.kept()).isEqualTo("filter=a");
        assertThat(address.withGroup(List.of("a", "b", "a", "c", "d", "e")).group())
                .containsExactly("a", "b", "c", "d");
    }
}

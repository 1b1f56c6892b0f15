package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.notation.NetworkJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the pages' pieces about costs on hardware answer. */
@SpringBootTest(classes = PagesPreview.class, args = "empty")
@AutoConfigureMockMvc
class CostsTests {

    private static final String HARDNET_68 =
            NetworkJson.write(FakeProfiler.preset("hardnet-68")).toString();

    @Autowired
    private MockMvcTester mvc;

    @Test
    void theDesignerOffersEveryDeviceWithWhatItComputesIn() throws Exception {
        String page = text(mvc.get().uri("/designer").exchange());
        assertThat(page)
                .contains("<optgroup label=\"Embedded\">", "NVIDIA H200 SXM", "Fit a budget")
                .containsPattern("<option value=\"gtx-1080\" data-precisions=\"fp32\" selected=\"selected\">");
    }

    @Test
    void estimatesWhatANetworkCostsOnADevice() throws Exception {
        MvcTestResult answer = ask("/costs", "{\"hardware\": \"jetson-nano\", \"scenario\": {\"batchSize\": 2}}");
        assertThat(answer).hasStatusOk();
        assertThat(text(answer))
                .contains(
                        "cost-roofline",
                        "NVIDIA Jetson Nano System-on-Module Data Sheet",
                        "not accuracy",
                        "9.634",
                        "costs-data")
                .contains("Norm and activation in place</span><span class=\"quiet small\"> (as set above)")
                .doesNotContain("<html");
    }

    @Test
    void whatIfChangesTheFigures() throws Exception {
        assertThat(text(ask("/costs", "{\"scenario\": {\"fused\": true, \"concatFree\": true}}")))
                .contains("value=\"73\"")
                .contains("In place and concat-free</span><span class=\"quiet small\"> (as set above)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scenario\": {\"batchSize\": 0}} | scenario.batchSize | Must be within 1..4096",
                "{\"scenario\": {\"precision\": \"bf16\"}} | scenario.precision | GeForce GTX 1080",
                "{\"hardware\": \"abacus\"} | hardware | jetson-nano",
                "{\"colour\": 1} | colour | not a field",
                "nonsense | question | not JSON"
            })
    void saysBesideTheFieldWhatIsWrong(String question, String field, String message) throws Exception {
        MvcTestResult answer = ask("/costs", question);
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("data-field=\"" + field + "\"", message);
    }

    @Test
    void countsOnASystolicArray() throws Exception {
        assertThat(text(ask("/systolic", "{\"systolic\": {\"dataflow\": \"os\", \"rows\": 16}}")))
                .contains("systolic-cycles", "Outputs and partial sums", "Each once");
        MvcTestResult refused = ask("/systolic", "{\"systolic\": {\"rows\": 2000}}");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("data-field=\"systolic.rows\"", "Must be within 1..1024");
    }

    @Test
    void fitsABudgetExactly() throws Exception {
        MvcTestResult answer = ask("/budget", "{\"largest\": \"resolution\", \"budget\": {\"macs\": 4246114304}}");
        assertThat(answer).hasStatusOk();
        assertThat(text(answer))
                .contains("The largest resolution is 224×224.", "With 225×225 it would pass the bound on MACs.")
                .contains("data-network=\"{&quot;family&quot;:&quot;hardnet&quot;");
    }

    @Test
    void namesTheBlockThatVaries() throws Exception {
        assertThat(text(ask(
                        "/budget", "{\"largest\": \"depth\", \"block\": 2, \"budget\": {\"parameters\": 17565348}}")))
                .contains("The largest depth L of block 3 is 1");
        assertThat(text(ask(
                        "/budget",
                        "{\"largest\": \"growthRate\", \"budget\": {\"milliseconds\": 2}, \"hardware\": \"t4\"}")))
                .contains(
                        "The largest growth rate k of the largest block, the others in proportion is ",
                        "roofline time");
    }

    @Test
    void saysThatNothingFits() throws Exception {
        assertThat(text(ask("/budget", "{\"largest\": \"multiplier\", \"budget\": {\"cio\": 1}}")))
                .contains("No multiplier m fits this budget.")
                .doesNotContain("data-network=\"{");
    }

    @Test
    void aBudgetNeedsABound() throws Exception {
        MvcTestResult answer = ask("/budget", "{\"largest\": \"depth\", \"budget\": {}}");
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("data-field=\"budget\"", "at least one metric");
    }

    private MvcTestResult ask(String path, String question) {
        return mvc.post()
                .uri(path)
                .param("network", HARDNET_68)
                .param("question", question)
                .exchange();
    }

    private static String text(MvcTestResult answer) throws Exception {
        return answer.getResponse().getContentAsString();
    }
}

package dev.overtone.web;

import java.beans.PropertyEditorSupport;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;

/** Takes each value of an address whole: networks in JSON have commas, which part nothing. */
final class WholeValues extends PropertyEditorSupport {

    private WholeValues() {}

    static void register(WebDataBinder binder) {
        binder.registerCustomEditor(String[].class, new WholeValues());
    }

    @Override
    public void setAsText(String text) {
        setValue(new String[] {text});
    }

    /** What is written of each, once each; nothing of what is blank. */
    static List<String> once(String @Nullable [] values) {
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .map(String::strip)
                        .filter(written -> !written.isEmpty())
                        .distinct()
                        .toList();
    }
}

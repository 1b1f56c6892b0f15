package dev.overtone.web;

import java.beans.PropertyEditorSupport;
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
}

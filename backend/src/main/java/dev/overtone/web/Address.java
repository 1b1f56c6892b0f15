package dev.overtone.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a page that holds its state; whatever a value contains, it stays one value. */
final class Address {

    private record Parameter(String name, String value) {}

    private final String path;
    private final List<Parameter> parameters;

    private Address(String path, List<Parameter> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    static Address of(String path) {
        return new Address(path, List.of());
    }

    /** The same with this said too; nothing is said of null or of nothing. */
    Address with(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        var more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new Address(path, more);
    }

    Address with(String name, List<String> values) {
        Address address = this;
        for (String value : values) {
            address = address.with(name, value);
        }
        return address;
    }

    /** The same at a place of the page. */
    String at(String fragment) {
        return text() + "#" + fragment;
    }

    String text() {
        var builder = UriComponentsBuilder.fromPath(path);
        for (int i = 0; i < parameters.size(); i++) {
            builder.queryParam(parameters.get(i).name(), "{v" + i + "}");
        }
        return builder.encode()
                .buildAndExpand(parameters.stream().map(Parameter::value).toArray())
                .toUriString();
    }
}

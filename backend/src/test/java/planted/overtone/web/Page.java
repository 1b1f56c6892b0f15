package planted.overtone.web;

public final class Page {}

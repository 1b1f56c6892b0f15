package dev.overtone.web;

/**
 * A place that a few typed letters lead to.
 *
 * @param id unique among the answers
 * @param detail what tells it from others of its name
 */
record Destination(String id, String name, String detail, String address) {}

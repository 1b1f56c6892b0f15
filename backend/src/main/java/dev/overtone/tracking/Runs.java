package dev.overtone.tracking;

/** The runs of the ledger. */
public class Runs {}

package dev.overtone.tracking;

/**
 * Why a run failed.
 *
 * @param code stable, for programs: {@code OUT_OF_MEMORY}
 * @param stage what the run was doing: {@code BUILDING}
 * @param message one or two sentences for a person
 */
public record Failure(String code, String stage, String message) {}

package dev.overtone.network;

import ai.djl.nn.Parameter;
import java.nio.ByteBuffer;

/** One tensor of a compiled network under its {@code state_dict} name, {@code base.0.conv.weight}. */
public final class NetworkParameter {

    /** What a tensor is to its layer. */
    public enum Role {
        WEIGHT("weight"),
        BIAS("bias"),
        NORM_WEIGHT("weight"),
        NORM_BIAS("bias"),
        RUNNING_MEAN("running_mean"),
        RUNNING_VAR("running_var");

        final String leaf;

        Role(String leaf) {
            this.leaf = leaf;
        }
    }

    private final String name;
    private final Role role;
    private final Parameter parameter;

    NetworkParameter(String module, Role role, Parameter parameter) {
        this.name = module.isEmpty() ? role.leaf : module + "." + role.leaf;
        this.role = role;
        this.parameter = parameter;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    public long[] shape() {
        return parameter.getShape().getShape();
    }

    public long elements() {
        return parameter.getShape().size();
    }

    /** Whether training changes it by its gradient; running statistics move without one. */
    public boolean isTrainable() {
        return parameter.requiresGradient();
    }

    /** Copies values {@code offset} and following, in row-major order, to the host. */
    public float[] values(long offset, int count) {
        return Tensors.get(parameter.getArray(), offset, count);
    }

    void set(long offset, ByteBuffer values) {
        Tensors.set(parameter.getArray(), offset, values);
    }

    Parameter parameter() {
        return parameter;
    }

    @Override
    public String toString() {
        return name + " " + parameter.getShape();
    }
}

package dev.overtone.network;

/**
 * What a network tells of itself before any training, with weights and images that the seed draws alike on every
 * machine. None of them is an accuracy, and the number of parameters often orders networks better. The weights of
 * convolutions and the linear layer are uniform within ±√(6/fan-in) (He et al., 2015), batch norms let values pass, as
 * they do before training; {@value #IMAGES} images of uniform noise with variance 1 at the network's own size.
 *
 * @param naswot log|det K|, where K counts for two images the activations that are on in both or off in both (Mellor et
 *     al., Neural Architecture Search without Training, ICML 2021); not finite where two images look alike to it
 * @param synflow log₁₀ of Σ|w ∂R/∂w| over the weights of convolutions and the linear layer, where R is the sum of the
 *     outputs for an image of ones with every weight |w| (Tanaka et al., Pruning neural networks without any data by
 *     iteratively conserving synaptic flow, NeurIPS 2020); in double precision, weights uniform within ±1/√fan-in,
 *     images of 64×64 where the network can take them, and ReLU6 without its bound, which would cut off the flow behind
 *     the first layers; not finite where R leaves double precision
 * @param gradNorm sum of the squared gradients of all parameters for the cross-entropy with labels that the seed draws
 *     (Abdelfattah et al., Zero-Cost Proxies for Lightweight NAS, ICLR 2021)
 */
public record TrainingFreeSignals(double naswot, double synflow, double gradNorm) {

    /** Images of the batch that NASWOT and GradNorm see. */
    public static final int IMAGES = 8;
}

package planted.overtone.notation;

import org.springframework.stereotype.Service;

@Service
public final class KnowsSpring {}

package planted.overtone.architecture;

import org.springframework.stereotype.Component;

@Component
final class KnowsAFramework {}

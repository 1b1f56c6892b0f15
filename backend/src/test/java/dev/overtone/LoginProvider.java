package dev.overtone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A team's login provider as OpenID Connect has it, over HTTP and with real signatures. It asks nobody for a password:
 * whoever comes is whom the test said, and it holds Overtone to what it asked with.
 */
public final class LoginProvider implements AutoCloseable {

    public static final String CLIENT = "overtone";
    public static final String SECRET = "a secret of the provider's: with + and %";
    public static final String LABEL = "Example ID";
    public static final String ADMITTED = "admitted.example";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final RSAKey key = newKey();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    private volatile UnaryOperator<JWTClaimsSet.Builder> visitor = claims -> claims;
    private volatile UnaryOperator<JWTClaimsSet.Builder> apart = claims -> claims;
    private volatile RSAKey signer = key;
    private volatile boolean down;

    public LoginProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Gives a server of a test this provider, which its tests find as a bean. */
    public static final class Offered implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var provider = new LoginProvider();
            context.getBeanFactory().registerSingleton("loginProvider", provider);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "login provider",
                            Map.of(
                                    "overtone.oidc.issuer", provider.issuer(),
                                    "overtone.oidc.client-id", CLIENT,
                                    "overtone.oidc.client-secret", SECRET,
                                    "overtone.oidc.label", LABEL,
                                    "overtone.oidc.admit", ADMITTED)));
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/team";
    }

    /** Who comes next, with everything as it should be. */
    public void expects(String subject, @Nullable String email, @Nullable Boolean verified) {
        signer = key;
        down = false;
        apart = claims -> claims.subject(subject);
        visitor = claims -> claims.subject(subject).claim("email", email).claim("email_verified", verified);
    }

    /** Something else about whoever comes next. */
    public void also(UnaryOperator<JWTClaimsSet.Builder> claims) {
        UnaryOperator<JWTClaimsSet.Builder> before = visitor;
        visitor = all -> claims.apply(before.apply(all));
    }

    /** Who comes next, told of when asked with the access token and not in the ID token, as providers may. */
    public void expectsToBeAsked(String subject, String toldOf, String email) {
        expects(subject, null, null);
        apart = claims -> claims.subject(toldOf).claim("email", email).claim("email_verified", true);
    }

    /** As somebody would who has not the provider's key. */
    public void signsWithAnotherKey() {
        signer = newKey();
    }

    /** Hangs up on whoever calls. */
    public void goesDown() {
        down = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            if (down) {
                return;
            }
            switch (call.getRequestURI().getPath().replace("/realms/team", "")) {
                case "/.well-known/openid-configuration" -> json(call, 200, description());
                case "/keys" -> json(call, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
                case "/authorize" -> authorize(call);
                case "/token" -> token(call);
                case "/userinfo" ->
                    json(
                            call,
                            200,
                            apart.apply(new JWTClaimsSet.Builder()).build().toJSONObject());
                default -> json(call, 404, Map.of());
            }
        }
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/keys",
                "userinfo_endpoint",
                issuer() + "/userinfo",
                "response_types_supported",
                new String[] {"code"},
                "subject_types_supported",
                new String[] {"public"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256"});
    }

    private void authorize(HttpExchange call) throws IOException {
        Map<String, String> asked = fields(call.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        boolean whole = asked.keySet()
                        .containsAll(java.util.Set.of("state", "nonce", "code_challenge", "redirect_uri", "scope"))
                && "S256".equals(asked.get("code_challenge_method"))
                && Arrays.asList(asked.getOrDefault("scope", "").split(" ")).contains("openid")
                && CLIENT.equals(asked.get("client_id"));
        call.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri") + "?state=" + asked.get("state")
                                + (whole ? "&code=" + code : "&error=invalid_request"));
        call.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange call) throws IOException {
        Map<String, String> sent = fields(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
        if (asked == null
                || !isClient(call.getRequestHeaders().getFirst("Authorization"))
                || !Objects.equals(asked.get("redirect_uri"), sent.get("redirect_uri"))
                || !Objects.equals(asked.get("code_challenge"), hash(sent.getOrDefault("code_verifier", "")))) {
            json(call, 400, Map.of("error", "invalid_grant"));
            return;
        }
        json(
                call,
                200,
                Map.of(
                        "access_token",
                        UUID.randomUUID().toString(),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        60,
                        "id_token",
                        idToken(asked.getOrDefault("nonce", ""))));
    }

    private String idToken(String nonce) {
        Instant now = Instant.now();
        var claims = visitor.apply(new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", nonce));
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(signer));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static boolean isClient(@Nullable String header) {
        if (header == null || !header.startsWith("Basic ")) {
            return false;
        }
        String[] sent =
                new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":", 2);
        return decoded(sent[0]).equals(CLIENT) && decoded(sent[1]).equals(SECRET);
    }

    private static Map<String, String> fields(@Nullable String text) {
        return Arrays.stream((text == null ? "" : text).split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String hash(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpExchange call, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }
}

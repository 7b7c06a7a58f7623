package io.marquee.dashboard;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/// A real authorization server in the test's own process, which knows some people and their groups,
/// and tells lies if a test wants it to.
final class SomeIssuer implements AutoCloseable {

    static final String CLIENT = "marquee";
    static final String SECRET = "the client's secret";

    /// Of everybody.
    static final String PASSWORD = "elsewhere";

    /// Groups by name.
    private static final Map<String, List<String>> PEOPLE =
            Map.of(
                    "ann", List.of("analysts", "curators"),
                    "root", List.of("admins"),
                    "admin", List.of("analysts"),
                    "stranger", List.of("gardeners"),
                    "loner", List.of(),
                    "mover", List.of("admins"));

    /// What is wrong with the identity tokens that it gives out.
    enum Lie {
        NONE,
        EXPIRED,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        OTHER_NONCE,
        FORGED
    }

    private final AtomicReference<Lie> lie;
    private final Map<String, List<String>> groups;
    private final ConfigurableApplicationContext context;

    private SomeIssuer(
            AtomicReference<Lie> lie,
            Map<String, List<String>> groups,
            ConfigurableApplicationContext context) {
        this.lie = lie;
        this.groups = groups;
        this.context = context;
    }

    /// Starts one. To be done after dashboards of the same process were: they exchange where Spring
    /// looks for who is logged in.
    ///
    /// @param backTo where it may send people back to
    static SomeIssuer start(int port, String backTo) {
        Setting setting =
                new Setting(
                        backTo, new AtomicReference<>(Lie.NONE), new ConcurrentHashMap<>(PEOPLE));
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Server.class)
                        .initializers((GenericApplicationContext beans) ->
                                beans.registerBean(Setting.class, () -> setting))
                        .run("--server.address=127.0.0.1", "--server.port=" + port);
        return new SomeIssuer(setting.lie(), setting.groups(), context);
    }

    /// Another host than the dashboard's to a browser, so that their cookies do not meet.
    static String address(int port) {
        return "http://localhost:" + port;
    }

    void tell(Lie what) {
        lie.set(what);
    }

    /// Moves somebody.
    void put(String name, String... into) {
        groups.put(name, List.of(into));
    }

    @Override
    public void close() {
        context.close();
    }

    record Setting(String backTo, AtomicReference<Lie> lie, Map<String, List<String>> groups) {}

    /// No configuration by annotation: the dashboard looks for those in this package.
    @EnableWebSecurity
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Server {

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) {
            return http.oauth2AuthorizationServer(
                            server -> {
                                http.securityMatcher(server.getEndpointsMatcher());
                                server.oidc(Customizer.withDefaults());
                            })
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(errors ->
                            errors.authenticationEntryPoint(
                                    new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain login(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        InMemoryUserDetailsManager people() {
            return new InMemoryUserDetailsManager(
                    PEOPLE.keySet().stream()
                            .map(name ->
                                    User.withUsername(name).password("{noop}" + PASSWORD).build())
                            .toList());
        }

        @Bean
        InMemoryRegisteredClientRepository clients(Setting setting) {
            return new InMemoryRegisteredClientRepository(
                    RegisteredClient.withId(CLIENT)
                            .clientId(CLIENT)
                            .clientSecret("{noop}" + SECRET)
                            .clientAuthenticationMethod(
                                    ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .redirectUri(setting.backTo())
                            .scope("openid")
                            .scope("profile")
                            .scope("email")
                            .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                            .build());
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(key()));
        }

        /// For those who ask it about people.
        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        /// Signs with the key that it tells everybody, unless it lies.
        @Bean
        JwtEncoder encoder(JWKSource<SecurityContext> keys, Setting setting) {
            JwtEncoder honest = new NimbusJwtEncoder(keys);
            JwtEncoder forger = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key())));
            return parameters ->
                    (setting.lie().get() == Lie.FORGED ? forger : honest).encode(parameters);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(Setting setting) {
            return token -> {
                if (!token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    return;
                }
                Authentication who = Objects.requireNonNull(token.getPrincipal());
                String name = who.getName();
                var claims = token.getClaims();
                claims.claim("preferred_username", name);
                claims.claim("groups", Objects.requireNonNull(setting.groups().get(name)));
                Instant past = Instant.now().minus(Duration.ofMinutes(10));
                switch (setting.lie().get()) {
                    case NONE, FORGED -> {}
                    case EXPIRED ->
                            claims.issuedAt(past).expiresAt(past.plus(Duration.ofMinutes(5)));
                    case OTHER_AUDIENCE -> claims.audience(List.of("another"));
                    case OTHER_ISSUER -> claims.issuer("http://localhost:1");
                    case OTHER_NONCE -> claims.claim("nonce", "another");
                }
            };
        }

        /// All have the same id, so that a forged token is held against the real key.
        private static RSAKey key() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                        .privateKey(pair.getPrivate())
                        .keyID("key")
                        .build();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

package io.marquee.dashboard.account.ui;

import io.marquee.UserError;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.ForgottenGrants;
import io.marquee.dashboard.account.SignOnClient;
import io.marquee.dashboard.account.SignOnRecord;
import io.marquee.dashboard.account.SignOns;
import io.marquee.dashboard.account.SignedOn;
import io.marquee.dashboard.account.SingleSignOn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/// The login by OpenID Connect: where it begins, where it comes back to, and what a page is told if
/// it fails.
@Component
class SignOnSecurity {

    private static final Logger LOG = LoggerFactory.getLogger(SignOnSecurity.class);

    private final Accounts accounts;
    private final SignOnRecord record;
    private final SavedRequestAwareAuthenticationSuccessHandler onward =
            new SavedRequestAwareAuthenticationSuccessHandler();
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignOnSecurity(Accounts accounts, SignOnRecord record, RequestCache wanted) {
        this.accounts = accounts;
        this.record = record;
        onward.setRequestCache(wanted);
    }

    void configure(OAuth2LoginConfigurer<?> login, SingleSignOn settings) {
        login.loginPage("/" + LoginView.PATH)
                .clientRegistrationRepository(new SignOnClient(settings))
                .authorizedClientRepository(new ForgottenGrants())
                .userInfoEndpoint(user -> user.oidcUserService(new SignOns(settings, accounts)))
                .successHandler(this::letIn)
                .failureHandler(this::refuse)
                .withObjectPostProcessor(
                        new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                            @Override
                            public <F extends OAuth2AuthorizationRequestRedirectFilter>
                                    F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler(SignOnSecurity.this::refuse);
                                return filter;
                            }
                        });
    }

    /// From here on the session knows a person of ours, and nothing of the issuer's tokens.
    private void letIn(
            HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException, ServletException {
        SignedOn user = (SignedOn) Objects.requireNonNull(login.getPrincipal());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(record.succeeded(user, request));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        onward.onAuthenticationSuccess(
                request, response, Objects.requireNonNull(context.getAuthentication()));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        record.failed(why, request);
        SignOnProblem problem = problem(why);
        if (problem == SignOnProblem.UNREACHABLE) {
            LOG.warn("Nobody can log in by single sign-on: {}", cause(why).getMessage());
        }
        response.sendRedirect(
                "%s/%s?%s=%s"
                        .formatted(
                                request.getContextPath(),
                                LoginView.PATH,
                                LoginView.SIGN_ON,
                                problem.word()));
    }

    private static SignOnProblem problem(AuthenticationException why) {
        if (cause(why) instanceof UserError) {
            return SignOnProblem.UNREACHABLE;
        }
        return why instanceof OAuth2AuthenticationException refused
                ? switch (refused.getError().getErrorCode()) {
                    case SignOns.NO_ROLE -> SignOnProblem.ROLE;
                    case SignOns.DISABLED -> SignOnProblem.DISABLED;
                    case OAuth2ErrorCodes.ACCESS_DENIED -> SignOnProblem.DENIED;
                    default -> SignOnProblem.FAILED;
                }
                : SignOnProblem.FAILED;
    }

    private static Throwable cause(Throwable why) {
        return why.getCause() == null ? why : why.getCause();
    }
}

package io.marquee.dashboard.account;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Lets a request of the API through to whoever has a role that `@RolesAllowed` names on the method
/// that answers it, or on that method's class; to anyone where `@PermitAll` stands there; to nobody
/// where there is neither. It looks before anything of the request is read. Where nothing answers,
/// any token gets to be told so.
final class DeclaredRoles implements AuthorizationManager<RequestAuthorizationContext> {

    private final RequestMappingHandlerMapping mapping;

    DeclaredRoles(RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> login,
            RequestAuthorizationContext context) {
        HandlerMethod method = method(context.getRequest());
        if (method != null && find(method, PermitAll.class) != null) {
            return new AuthorizationDecision(true);
        }
        Authentication who = login.get();
        if (who == null || !(who.getPrincipal() instanceof Person)) {
            return new AuthorizationDecision(false);
        }
        return new AuthorizationDecision(method == null || isAllowed(who, method));
    }

    private static boolean isAllowed(Authentication who, HandlerMethod method) {
        RolesAllowed allowed = find(method, RolesAllowed.class);
        return allowed != null
                && Arrays.stream(allowed.value())
                        .anyMatch(role ->
                                who.getAuthorities().stream()
                                        .map(GrantedAuthority::getAuthority)
                                        .anyMatch(("ROLE_" + role)::equals));
    }

    private static <A extends Annotation> @Nullable A find(HandlerMethod method, Class<A> type) {
        A here = method.getMethodAnnotation(type);
        return here != null
                ? here
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
    }

    private @Nullable HandlerMethod method(HttpServletRequest request) {
        try {
            ServletRequestPathUtils.parseAndCache(request);
            HandlerExecutionChain chain = mapping.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method
                    ? method
                    : null;
        } catch (Exception wrongMethodOrType) {
            // No method answers; the dispatcher will say why.
            return null;
        }
    }
}

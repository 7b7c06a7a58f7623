package io.marquee.dashboard.account.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/// Tells the browser what a page may load and run: what comes from here, and of the scripts within
/// the page those alone that carry this answer's random word. Vaadin's client makes functions of
/// text, and its components bring styles of their own, so these two cannot be forbidden.
@Component
class ContentSecurity implements HeaderWriter, VaadinServiceInitListener {

    private static final String WORD = ContentSecurity.class.getName();
    private static final int WORD_BYTES = 16;

    private static final String POLICY =
            "default-src 'self'; "
                    + "script-src 'self' 'nonce-WORD' 'unsafe-eval'; "
                    + "style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; "
                    + "font-src 'self' data:; "
                    + "connect-src 'self'; "
                    + "object-src 'none'; "
                    + "base-uri 'self'; "
                    + "form-action 'self'; "
                    + "frame-src 'self'; "
                    + "frame-ancestors 'none'";

    private static final SecureRandom RANDOM = new SecureRandom();

    /// Called before anything answers, and never after.
    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String word = word();
        request.setAttribute(WORD, word);
        response.setHeader("Content-Security-Policy", POLICY.replace("WORD", word));
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(ContentSecurity::mark);
    }

    private static void mark(IndexHtmlResponse page) {
        String word = (String) page.getVaadinRequest().getAttribute(WORD);
        page.getDocument().select("script").attr("nonce", word);
    }

    private static String word() {
        byte[] bytes = new byte[WORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

package io.marquee.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// What Tomcat refuses before anybody else sees it, such as `%zz` in an address, is a problem in
/// JSON too where programs ask.
@Component
class ErrorValve implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private static final class Report extends ErrorReportValve {

        private static final int LOWEST = 400;

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            int status = response.getStatus();
            String path = request.getRequestURI();
            if (status < LOWEST
                    || response.getContentWritten() > 0
                    || path == null
                    || !Problems.isOfPrograms(path)
                    || !response.setErrorReported()) {
                return;
            }
            HttpStatus known = HttpStatus.resolve(status);
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(UTF_8);
                response.getReporter()
                        .write(
                                "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                                        .formatted(
                                                known == null ? "Error" : known.getReasonPhrase(),
                                                status,
                                                "That is no request that could be understood."));
                response.finishResponse();
            } catch (IOException gone) {
                // Whoever asked no longer listens.
            }
        }
    }
}

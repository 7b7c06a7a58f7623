package io.marquee.serving;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what Jetty refuses before a route sees it, without repeating anything of the request.
final class PlainErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        byte[] body = problem(response.getStatus());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        if (response.getStatus() == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "2");
        }
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static byte[] problem(int status) {
        return Problem.of(
                        status,
                        switch (status) {
                            case 408 -> "The request comes too slowly.";
                            case 413 -> "The request is too large.";
                            case 414, 431 -> "The head of the request is too large.";
                            case 503 -> "The server is stopping. Ask again.";
                            default ->
                                    status < 500
                                            ? "The request is not valid HTTP."
                                            : "The server failed. Its log says where.";
                        })
                .toJson();
    }
}

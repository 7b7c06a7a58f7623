package io.marquee.infra.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.infra.ObjectStoreContract;
import io.marquee.infra.Workspaces;
import io.marquee.infra.aws.MotoServer;
import io.marquee.registry.DraftName;
import io.marquee.registry.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3ObjectStoreIT extends ObjectStoreContract {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static MotoServer moto;
    private static S3Client client;
    private static int stores;

    private String location = "";

    @BeforeAll
    static void start() throws IOException {
        moto = MotoServer.start();
        client =
                S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .endpointOverride(moto.endpoint())
                        .forcePathStyle(true)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("test", "test")))
                        .build();
        client.createBucket(r -> r.bucket("marquee"));
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    @Override
    protected ObjectStore emptyStore() {
        location = "s3://marquee/w/" + stores++;
        return store(location);
    }

    @Override
    protected ObjectStore afterCrash() {
        return new S3ObjectStore(client, S3Location.of(location), Duration.ZERO);
    }

    @Test
    void an_update_that_another_writer_got_ahead_of_is_made_again() {
        ObjectStore store = emptyStore();
        for (String mine : List.of("1", "2")) {
            List<String> seen = new ArrayList<>();
            store.update(
                    "n",
                    now -> {
                        seen.add(now.map(String::new).orElse("nothing"));
                        if (seen.size() == 1) {
                            store.write("n", bytes("other" + mine));
                        }
                        return bytes("mine" + mine);
                    });
            assertThat(seen).hasSize(2).last().isEqualTo("other" + mine);
            assertThat(store.read("n")).contains(bytes("mine" + mine));
        }
    }

    @Test
    void lists_more_than_one_page() {
        ObjectStore store = emptyStore();
        for (int i = 0; i < 1100; i++) {
            store.write("n/%04d".formatted(i), bytes("x"));
        }
        assertThat(store.list("n")).hasSize(1100);
    }

    @Test
    void what_workers_leave_in_hidden_folders_is_gone_after_the_commit() {
        ObjectStore store = emptyStore();
        var draft = store.draft(new DraftName("r1", "predictions/r1", "manifest.json"));
        assertThat(draft.open()).isEqualTo(location + "/predictions/r1");
        String prefix = location.substring("s3://marquee/".length());
        client.putObject(
                r -> r.bucket("marquee").key(prefix + "/predictions/r1/.temp-beam/x"),
                RequestBody.fromString("half"));
        draft.write("part-0", bytes("rows"));
        assertThat(draft.files()).hasSize(1);
        draft.commit(bytes("{}"));
        assertThat(client.listObjectsV2(r -> r.bucket("marquee").prefix(prefix)).contents())
                .extracting(o -> o.key().substring(prefix.length()))
                .containsExactly("/predictions/r1/manifest.json", "/predictions/r1/part-0");
    }

    @Test
    void a_bucket_that_is_not_there_is_named() {
        ObjectStore store = store("s3://nowhere/w");
        assertThatThrownBy(() -> store.write("n", bytes("1")))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot write s3://nowhere/w/n: there is no bucket nowhere. Create it, or correct"
                                + " its name.");
        assertThatThrownBy(() -> store.create("n", bytes("1"))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> store.read("n")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> store.list("n")).isInstanceOf(UserError.class);
    }

    @Test
    void the_endpoint_is_taken_from_the_surroundings() {
        System.setProperty("aws.endpointUrlS3", moto.endpoint().toString());
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        try {
            String there = "s3://marquee/surroundings/";
            Workspaces.store(there).write("workspace.json", bytes("{\"formatVersion\": 1}"));
            assertThat(Workspaces.open(there).location("runs"))
                    .isEqualTo("s3://marquee/surroundings/runs");
            assertThat(store("s3://marquee/surroundings").read("workspace.json")).isPresent();
        } finally {
            System.clearProperty("aws.endpointUrlS3");
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void an_unreachable_endpoint_is_an_error_for_people() {
        S3Client nobody =
                S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .endpointOverride(URI.create("http://127.0.0.1:1"))
                        .forcePathStyle(true)
                        .region(Region.US_EAST_1)
                        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("test", "test")))
                        .build();
        assertThatThrownBy(() ->
                        new S3ObjectStore(nobody, S3Location.of("s3://marquee/w"), PATIENCE)
                                .read("n"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read s3://marquee/w/n: ");
    }

    private static ObjectStore store(String location) {
        return new S3ObjectStore(client, S3Location.of(location), PATIENCE);
    }
}

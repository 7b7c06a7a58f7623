package io.marquee.serving;

import io.marquee.registry.Champion;
import io.marquee.registry.Models;
import io.marquee.registry.StoredModel;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the model comes from.
sealed interface ModelSource {

    /// The version that should serve now; empty if there is none yet.
    ///
    /// @throws io.marquee.UserError if that cannot be found out
    Optional<String> wanted();

    /// Reads it.
    ///
    /// @throws io.marquee.UserError if it is missing or damaged
    StoredModel load(String version);

    /// One model for good.
    ///
    /// @param version its name; empty before it has been read
    /// @param model reads it
    record Fixed(String version, Supplier<StoredModel> model) implements ModelSource {

        @Override
        public Optional<String> wanted() {
            return Optional.of(version);
        }

        @Override
        public StoredModel load(String ignored) {
            return model.get();
        }
    }

    /// Whichever model is champion.
    ///
    /// @param models of a workspace
    record OfChampion(Models models) implements ModelSource {

        @Override
        public Optional<String> wanted() {
            return models.pointer().map(Champion::version);
        }

        @Override
        public StoredModel load(String version) {
            return models.require(version);
        }
    }
}

package io.marquee.dashboard.title;

import io.marquee.registry.Champion;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The models that have been asked for, each opened once. A version never changes, so none grows
/// stale; which of them is champion is looked up each time.
@Service
public final class OpenModels {

    /// The one not asked for longest makes room.
    private static final int MOST = 4;

    private final ObjectStore store;
    private final Map<String, OpenModel> open = new LinkedHashMap<>(16, 0.75f, true);

    /// @param store where the workspace lies
    public OpenModels(ObjectStore store) {
        this.store = store;
    }

    /// The model that scores now; empty before the first promotion.
    ///
    /// @throws io.marquee.UserError if it is missing or damaged
    public Optional<OpenModel> champion() {
        return Workspace.open(store).models().pointer().map(Champion::version).map(this::of);
    }

    /// A model.
    ///
    /// @throws io.marquee.UserError if there is no such version, or if it is damaged
    public synchronized OpenModel of(String version) {
        OpenModel model = open.get(version);
        if (model == null) {
            model = OpenModel.of(Workspace.open(store).models().require(version));
            open.put(version, model);
            if (open.size() > MOST) {
                open.remove(open.keySet().iterator().next());
            }
        }
        return model;
    }
}

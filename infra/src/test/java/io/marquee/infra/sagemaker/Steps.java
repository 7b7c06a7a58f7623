package io.marquee.infra.sagemaker;

import java.util.ArrayList;
import java.util.List;

/// Remembers what a deployment told.
final class Steps implements DeploymentProgress {

    final List<String> steps = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    @Override
    public void step(String name) {
        steps.add(name);
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }
}

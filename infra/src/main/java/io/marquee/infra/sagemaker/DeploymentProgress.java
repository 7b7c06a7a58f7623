package io.marquee.infra.sagemaker;

/// Hears how a deployment gets on.
public interface DeploymentProgress {

    /// The next step begins: `package`, `create`, `wait` and so on.
    void step(String name);

    /// Something worth telling.
    void note(String sentence);
}

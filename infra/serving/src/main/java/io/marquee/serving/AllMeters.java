package io.marquee.serving;

import java.util.List;

/// Tells several.
record AllMeters(List<Meter> meters) implements Meter {

    @Override
    public void request(String route, int status, double seconds) {
        meters.forEach(meter -> meter.request(route, status, seconds));
    }

    @Override
    public void titles(int predicted, int rejected) {
        meters.forEach(meter -> meter.titles(predicted, rejected));
    }

    @Override
    public void modelServes(String version) {
        meters.forEach(meter -> meter.modelServes(version));
    }

    @Override
    public void modelFailed(String why) {
        meters.forEach(meter -> meter.modelFailed(why));
    }
}

package io.marquee.sample;

import io.marquee.sample.Appeal.Credit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How good people are, learnt from how much their titles pleased: the best linear unbiased
/// prediction of talents that are standard normal and independent.
///
/// A title's excess is the sum of its people's talents, each times its weight, and noise. The
/// predicted talents minimize the sum of squared noise, each over its variance, and of squared
/// talents. So they are those of a ridge regression with titles weighted by precision, and of
/// somebody with few titles little is believed. Sources: Robinson, "That BLUP is a good thing",
/// 1991, sections 1 and 3; solved by Gauss and Seidel's method on the residuals, as in Legarra and
/// Misztal, "Computing strategies in genome-wide selection", 2008: it needs the titles of one
/// person at a time, no matrix, and always converges. The same input gives the same bits.
final class TalentRegression {

    /// Talents are settled when none moves by more, in standard deviations of talent.
    private static final double TOLERANCE = 1e-7;

    /// How much a title pleased.
    ///
    /// @param credits who made it
    /// @param excess by how many stars it pleased more than its facts do, open scale
    /// @param noise variance of what in that is due to nobody, in squared stars; more than 0
    record Observation(List<Credit> credits, double excess, double noise) {

        Observation {
            if (!(noise > 0)) {
                throw new IllegalArgumentException("noise of variance " + noise);
            }
        }
    }

    /// What one person has to do with one title.
    private record Share(int title, double weight) {}

    /// One person's titles, and what is believed of the person so far.
    private static final class Career {
        private final List<Share> shares = new ArrayList<>();
        private double talent;
    }

    private final Map<Person, Career> careers = new LinkedHashMap<>();

    private TalentRegression() {}

    /// Learns from these titles.
    static TalentRegression of(List<Observation> titles) {
        TalentRegression regression = new TalentRegression();
        double[] unexplained = new double[titles.size()];
        double[] precision = new double[titles.size()];
        for (int i = 0; i < unexplained.length; i++) {
            Observation title = titles.get(i);
            unexplained[i] = title.excess();
            precision[i] = 1 / title.noise();
            for (Credit credit : title.credits()) {
                regression
                        .careers
                        .computeIfAbsent(credit.person(), _ -> new Career())
                        .shares
                        .add(new Share(i, credit.weight()));
            }
        }
        double move;
        do {
            move = 0;
            for (Career career : regression.careers.values()) {
                move = Math.max(move, Math.abs(settle(career, unexplained, precision)));
            }
        } while (move > TOLERANCE);
        return regression;
    }

    /// The talent predicted of somebody, in standard deviations; 0 of those never seen.
    double talent(Person person) {
        Career career = careers.get(person);
        return career == null ? 0 : career.talent;
    }

    /// By how many stars these people can be expected to please more than others.
    double excess(List<Credit> credits) {
        double sum = 0;
        for (Credit credit : credits) {
            sum += credit.weight() * talent(credit.person());
        }
        return sum;
    }

    /// Sets one talent to what is best while all others stay, and returns by how much it moved.
    private static double settle(Career career, double[] unexplained, double[] precision) {
        double gradient = -career.talent;
        double curvature = 1;
        for (Share share : career.shares) {
            double pull = share.weight() * precision[share.title()];
            gradient += pull * unexplained[share.title()];
            curvature += pull * share.weight();
        }
        double move = gradient / curvature;
        career.talent += move;
        for (Share share : career.shares) {
            unexplained[share.title()] -= share.weight() * move;
        }
        return move;
    }
}

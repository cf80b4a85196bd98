package dev.vitals.benchmarks.outage;

import dev.vitals.benchmarks.outage.Service.Answer;
import dev.vitals.benchmarks.outage.Service.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Plays a scenario: a queue of events, each the next thing that happens to a call. */
final class Simulation {
  private final Scenario scenario;
  private final PriorityQueue<Call> events = new PriorityQueue<>();
  private final List<Retrier> clients = new ArrayList<>();
  private final Service service;
  private final Course course = new Course();

  // Separate, so that every policy gets the same calls at the same moments.
  private final SplittableRandom arrivals;
  private final SplittableRandom jitter;

  private Simulation(Scenario scenario, Policy policy) {
    this.scenario = scenario;
    SplittableRandom seed = new SplittableRandom(scenario.seed());
    this.arrivals = seed.split();
    this.jitter = seed.split();
    this.service = new Service(scenario, seed.split());
    for (int client = 0; client < scenario.clients(); client++) {
      clients.add(policy.retriers().get());
      events.add(new Call(client, pause()));
    }
  }

  /** What a policy makes of a scenario. */
  static Course run(Scenario scenario, Policy policy) {
    Simulation simulation = new Simulation(scenario, policy);
    simulation.play();
    return simulation.course;
  }

  /** One call; it is in the queue of events at most once. */
  private static final class Call implements Comparable<Call> {
    final int client;
    final double begun;
    double at;
    int attempts;
    Reply reply = Reply.SUCCESS;
    boolean underWay;

    Call(int client, double begun) {
      this.client = client;
      this.begun = begun;
      this.at = begun;
    }

    @Override
    public int compareTo(Call other) {
      return Double.compare(at, other.at);
    }
  }

  private void play() {
    for (Call call = events.remove(); call.at < Scenario.END; call = events.remove()) {
      if (call.underWay) {
        learn(call);
      } else {
        send(call);
      }
    }
  }

  private void send(Call call) {
    if (call.attempts == 0) {
      course.begun(call.begun);
      events.add(new Call(call.client, call.at + pause()));
    }
    call.attempts++;
    course.sent(call.at);
    Answer answer = service.ask(call.at);
    call.reply = answer.reply();
    call.at = answer.at();
    call.underWay = true;
    events.add(call);
  }

  private void learn(Call call) {
    Retrier client = clients.get(call.client);
    if (call.reply == Reply.SUCCESS) {
      client.succeeded(call.attempts);
      return;
    }
    OptionalDouble wait = client.retry(
        call.attempts, call.reply == Reply.TIMEOUT, call.at - call.begun, jitter.nextDouble());
    if (wait.isEmpty()) {
      course.lost(call.begun);
      return;
    }
    call.at += wait.getAsDouble();
    call.underWay = false;
    events.add(call);
  }

  /** The time to a client's next call; exponential, as if many users shared it. */
  private double pause() {
    return -Math.log(1 - arrivals.nextDouble()) / scenario.rate();
  }
}

package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import dev.vitals.testing.internal.server.LoopbackCertificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/**
 * The five services, and the identity service beside the gateway, as fake servers on the loopback
 * interface, from {@link #start()} to {@link #close()}. Until then they keep the JVM running.
 *
 * <p>In a JUnit test they are an extension that closes itself: {@code @RegisterExtension final
 * FakeServices fakes = FakeServices.start();}. In an instance field they live until the end of the
 * test, in a static field until the end of the class; in a static field of a base class they serve
 * every subclass, until the end of the test run. Any other program uses them in a
 * try-with-resources statement and needs no JUnit on its class path.
 *
 * <p>Safe for use by several threads.
 */
public sealed class FakeServices implements AutoCloseable permits JUnitFakeServices {
  private final FakeGoodMem goodmem;
  private final FakeCentral central;
  private final FakeMonitor monitor;
  private final FakeIam iam;
  private final FakeGateway gateway;
  private final FakeNode node;

  FakeServices(Builder builder) {
    goodmem = new FakeGoodMem(builder.clock);
    central = new FakeCentral();
    monitor = new FakeMonitor(builder.monitorPageSize);
    iam = new FakeIam(builder.clock);
    gateway = new FakeGateway(builder.clock, iam);
    node = new FakeNode(builder.clock);
  }

  /** Starts all with the default settings. */
  public static FakeServices start() {
    return builder().start();
  }

  /** Starts from the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** GoodMem, which pings embedders, rerankers and LLMs. */
  public FakeGoodMem goodmem() {
    return goodmem;
  }

  /** StackRox Central. */
  public FakeCentral central() {
    return central;
  }

  /** The monitor-server, which stores test sessions and their metrics. */
  public FakeMonitor monitor() {
    return monitor;
  }

  /** The API gateway with its call statistics. */
  public FakeGateway gateway() {
    return gateway;
  }

  /** The identity service that issues tokens for the gateway. */
  public FakeIam iam() {
    return iam;
  }

  /** An Avalanche node with its health checks. */
  public FakeNode node() {
    return node;
  }

  /**
   * The certificate that the fakes show if they speak TLS. It is made for this JVM, for 127.0.0.1 and
   * localhost, and signed by itself: a client must be told to trust it.
   */
  public static X509Certificate certificate() {
    return LoopbackCertificate.certificate();
  }

  /** Stops all; streams in progress are cut. Later calls do nothing. */
  @Override
  public void close() {
    all().forEach(FakeService::close);
  }

  final List<FakeService> all() {
    return List.of(goodmem, central, monitor, iam, gateway, node);
  }

  /**
   * Whether the JUnit API can be used from here: it is there, and on a module path this module reads
   * it.
   */
  static boolean junitIsPresent() {
    try {
      Class<?> extension = Class.forName(
          "org.junit.jupiter.api.extension.Extension", false, FakeServices.class.getClassLoader());
      return FakeServices.class.getModule().canRead(extension.getModule());
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /**
   * What stays as it is for the life of the fakes. What a scenario changes in between (a failing
   * check, a disabled target, the next answer) is a method of the fake.
   */
  public static final class Builder {
    private Clock clock = Clock.systemUTC();
    private Pace pace = Pace.realTime();
    private Transport transport = Transport.HTTP_1_1;
    private int monitorPageSize = 500;

    private Builder() {}

    /**
     * Where the services take the time from; its zone is the node's local zone. Default: the
     * system's clock, in UTC.
     */
    public Builder clock(Clock clock) {
      requireNonNull(clock, "clock");
      this.clock = clock instanceof VirtualTime time ? time.forReaders() : clock;
      return this;
    }

    /**
     * How ping streams wait between two probes, and dripping answers between two drops. Default:
     * {@link Pace#realTime()}.
     */
    public Builder pace(Pace pace) {
      this.pace = requireNonNull(pace, "pace");
      return this;
    }

    /**
     * What all of them speak. Default: {@link Transport#HTTP_1_1}. With TLS they show the self-signed
     * {@link FakeServices#certificate()}.
     */
    public Builder transport(Transport transport) {
      this.transport = requireNonNull(transport, "transport");
      return this;
    }

    /** How many items a page of the monitor-server holds. Default: 500, as the server's. */
    public Builder monitorPageSize(int monitorPageSize) {
      if (monitorPageSize < 1) {
        throw new IllegalArgumentException(
            "monitorPageSize must be positive, was " + monitorPageSize);
      }
      this.monitorPageSize = monitorPageSize;
      return this;
    }

    /** Starts all; each listens on a free port of the loopback interface. */
    public FakeServices start() {
      FakeServices fakes =
          junitIsPresent() ? JUnitFakeServices.create(this) : new FakeServices(this);
      try {
        fakes.all().forEach(service -> service.start(pace, transport));
      } catch (RuntimeException e) {
        fakes.close();
        throw e;
      }
      return fakes;
    }
  }
}

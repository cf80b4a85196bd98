package dev.vitals.paging;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.LongStream;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestContext;
import org.testng.annotations.AfterClass;

/** The Reactive Streams TCK over pages of three items that come from another thread. */
final class PagerTckTest extends FlowPublisherVerification<Long> {
  private static final long TIMEOUT_MILLIS = 1_000;
  private static final long QUIET_MILLIS = 50;
  private static final int PAGE_SIZE = 3;

  private final Executor executor = ForkJoinPool.commonPool();

  PagerTckTest() {
    super(new TestEnvironment(TIMEOUT_MILLIS, QUIET_MILLIS));
  }

  /** A TCK that silently did not run proves nothing. */
  @AfterClass
  public void countTests(ITestContext tests) {
    int ran = tests.getPassedTests().size()
        + tests.getFailedTests().size()
        + tests.getSkippedTests().size();
    if (ran < 38) {
      throw new AssertionError("expected 38 tests of the TCK or more, ran " + ran);
    }
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    return Pager.of(
            number -> page(number, elements),
            number -> CompletableFuture.supplyAsync(() -> page(number, elements), executor))
        .publisher();
  }

  /** It fails with the first demand, since it is cold; the TCK's optional test asks for none. */
  @Override
  @SuppressWarnings("NullAway") // null is how the TCK is told to skip the test
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    return null;
  }

  private static Page<Long> page(int number, long elements) {
    long first = (number - 1L) * PAGE_SIZE;
    long pages = Math.min(Integer.MAX_VALUE, (elements - 1) / PAGE_SIZE + 1);
    List<Long> items =
        LongStream.range(first, Math.min(elements, first + PAGE_SIZE)).boxed().toList();
    return elements == 0 ? Page.empty() : Page.of(items, number, (int) pages);
  }
}

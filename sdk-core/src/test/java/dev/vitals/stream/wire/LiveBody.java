package dev.vitals.stream.wire;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;

/** The body of a live event stream, which does not end before {@link #end()}. */
public final class LiveBody implements MockResponseBody {
  /** What the server does behind the first event. */
  public enum Mood {
    /** Not a byte comes. */
    STALLED,
    /** Events come as fast as they can. */
    FLOODING
  }

  private final Mood mood;
  private final CountDownLatch end = new CountDownLatch(1);

  /** A body of that mood. */
  public LiveBody(Mood mood) {
    this.mood = mood;
  }

  /** Lets the server go. */
  public void end() {
    end.countDown();
  }

  @Override
  public long getContentLength() {
    return -1;
  }

  @Override
  public void writeTo(BufferedSink sink) {
    try {
      do {
        sink.writeUtf8("data: live\n\n");
        sink.flush();
      } while (mood == Mood.FLOODING && end.getCount() > 0);
      end.await();
    } catch (IOException e) {
      // the client went away, as it should
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

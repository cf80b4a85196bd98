package dev.vitals.internal.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Looks names up on another thread, so that a call that is cancelled or interrupted need not wait:
 * the platform's lookup heeds neither.
 */
final class InterruptibleDns implements Dns {
  /** The call that a thread makes, while it makes it. */
  private static final ThreadLocal<okhttp3.Call> CALLS = new ThreadLocal<>();

  private final Dns names;
  private final Executor threads;

  InterruptibleDns(Dns names, Executor threads) {
    this.names = names;
    this.threads = threads;
  }

  /** Sends the request on; a lookup on its way ends with this call. */
  static Response proceed(Interceptor.Chain chain, okhttp3.Request request) throws IOException {
    CALLS.set(chain.call());
    try {
      return chain.proceed(request);
    } finally {
      CALLS.remove();
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    FutureTask<List<InetAddress>> looking = new FutureTask<>(() -> names.lookup(host));
    okhttp3.Call call = CALLS.get();
    if (call != null) {
      call.addEventListener(new EventListener() {
        @Override
        public void canceled(okhttp3.Call cancelled) {
          looking.cancel(true);
        }
      });
      if (call.isCanceled()) {
        looking.cancel(true);
      }
    }
    try {
      threads.execute(looking);
      return looking.get();
    } catch (ExecutionException e) {
      throw InterruptibleDns.<UnknownHostException>unchanged(requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw abandoned(host, e);
    } catch (CancellationException | RejectedExecutionException e) { // no threads once closed
      throw abandoned(host, e);
    } finally {
      looking.cancel(true);
    }
  }

  private static UnknownHostException abandoned(String host, Exception cause) {
    UnknownHostException abandoned = new UnknownHostException(host + ": the lookup was abandoned");
    abandoned.initCause(cause);
    return abandoned;
  }

  /** A lent resolver may throw what it does not declare. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> RuntimeException unchanged(Throwable thrown) throws E {
    throw (E) thrown;
  }
}

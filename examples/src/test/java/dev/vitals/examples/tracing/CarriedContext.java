package dev.vitals.examples.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.slf4j.MDC;

/** The ways in which applications carry a context from thread to thread. */
enum CarriedContext {
  OPEN_TELEMETRY {
    @Override
    Executor over(Executor threads) {
      return Context.taskWrapping(threads);
    }

    @Override
    void with(String value, Runnable work) {
      Context.current().with(KEY, value).wrap(work).run();
    }

    @Override
    String current() {
      return Objects.requireNonNullElse(Context.current().get(KEY), "none");
    }
  },

  MDC_OF_SLF4J {
    @Override
    Executor over(Executor threads) {
      return task -> {
        Map<String, String> context = MDC.getCopyOfContextMap();
        threads.execute(() -> {
          MDC.setContextMap(context == null ? Map.of() : context);
          try {
            task.run();
          } finally {
            MDC.clear();
          }
        });
      };
    }

    @Override
    void with(String value, Runnable work) {
      MDC.put("request", value);
      try {
        work.run();
      } finally {
        MDC.remove("request");
      }
    }

    @Override
    String current() {
      return Objects.requireNonNullElse(MDC.get("request"), "none");
    }
  };

  private static final ContextKey<String> KEY = ContextKey.named("request");

  /** An executor whose tasks see the context of the code that submitted them. */
  abstract Executor over(Executor threads);

  /** Sets the value for as long as {@code work} runs, on this thread. */
  abstract void with(String value, Runnable work);

  /** Returns the value on this thread, or {@code none}. */
  abstract String current();
}

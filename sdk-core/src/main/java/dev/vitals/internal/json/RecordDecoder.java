package dev.vitals.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.vitals.errors.DecodingException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the records of one stream with a single parser that is pointed at each record's bytes in
 * turn. One parser per record would cost up to a third of the decoding time. Not thread-safe.
 *
 * @param <T> the type of the records
 */
public final class RecordDecoder<T> implements AutoCloseable {
  /** Fed to a new parser, so that it settles on UTF-8 without consuming a record's first bytes. */
  private static final byte[] UTF_8_PRIMER = {' ', ' ', ' ', ' '};

  private final JsonFactory factory;
  private final ObjectReader reader;
  private final Class<T> type;
  private final Range range = new Range();
  private final CountingSink leftover = new CountingSink();
  private @Nullable MappingIterator<T> values;

  RecordDecoder(JsonFactory factory, ObjectReader reader, Class<T> type) {
    this.factory = factory;
    this.reader = reader;
    this.type = type;
  }

  /** Reads the one JSON text in {@code bytes[from, to)}, which has no white space around it. */
  public T decode(byte[] bytes, int from, int to) throws JsonProblem {
    JsonCodec.requireUtf8(bytes, from, to);
    T value;
    boolean whole = false;
    try {
      MappingIterator<T> current = values();
      range.aim(bytes, from, to);
      if (!current.hasNextValue()) {
        throw new JsonProblem(
            Problem.MALFORMED, "expected " + type.getSimpleName() + ", found nothing", null);
      }
      value = current.nextValue();
      leftover.count = 0;
      current.getParser().releaseBuffered(leftover);
      whole = true;
    } catch (IOException e) {
      throw JsonProblem.from(e);
    } finally {
      if (!whole || range.exhausted) {
        close(); // a parser that saw its input end, or failed, cannot be reused
      }
    }
    if (leftover.count + range.remaining() > 0) {
      throw new JsonProblem(
          Problem.TRAILING_CONTENT, "unexpected content after the record's JSON value", null);
    }
    return JsonCodec.requireValue(value, type);
  }

  /** Uses Jackson's own iteration over one parser, which shares one context for all records. */
  private MappingIterator<T> values() throws IOException {
    MappingIterator<T> current = values;
    if (current == null) {
      range.aim(UTF_8_PRIMER, 0, UTF_8_PRIMER.length);
      current = reader.readValues(factory.createParser(range));
      values = current;
    }
    return current;
  }

  /** Releases the parser's buffers. */
  @Override
  public void close() {
    MappingIterator<T> current = values;
    values = null;
    if (current != null) {
      JsonCodec.closeQuietly(current.getParser());
    }
  }

  /** The bytes of the current record, as the input stream of the parser. */
  private static final class Range extends InputStream {
    private byte[] bytes = UTF_8_PRIMER;
    private int position;
    private int end;
    private boolean exhausted;

    void aim(byte[] source, int from, int to) {
      bytes = source;
      position = from;
      end = to;
      exhausted = false;
    }

    int remaining() {
      return end - position;
    }

    @Override
    public int read() {
      if (position == end) {
        exhausted = true;
        return -1;
      }
      return bytes[position++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = Math.min(length, end - position);
      if (count == 0) {
        exhausted = true;
        return -1;
      }
      System.arraycopy(bytes, position, into, offset, count);
      position += count;
      return count;
    }
  }

  private static final class CountingSink extends OutputStream {
    private int count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }
}

package dev.vitals.testing.internal.gateway;

import dev.vitals.testing.traffic.ReceivedRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One pair of access keys, and the check of the signatures made with it. Immutable. */
public final class AccessKeys {
  private static final Pattern AUTHORIZATION = Pattern.compile(
      "SDK-HMAC-SHA256 Access=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
  private static final Duration ALLOWED_SKEW = Duration.ofMinutes(15);

  private final String accessKey;
  private final String secretKey;

  /** A pair of keys. */
  public AccessKeys(String accessKey, String secretKey) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
  }

  /** Whether the request claims to be signed. */
  public static boolean isSigned(ReceivedRequest request) {
    return request.header("Authorization").orElse("").startsWith("SDK-HMAC-SHA256");
  }

  /** Says what is wrong with the signature, with what was computed; empty if it is right. */
  public Optional<String> fault(ReceivedRequest request, Instant now) {
    Matcher sent = AUTHORIZATION.matcher(request.header("Authorization").orElse(""));
    if (!sent.matches()) {
      return Optional.of("authorization header format is incorrect");
    }
    if (!sent.group(1).equals(accessKey)) {
      return Optional.of("access key not found");
    }
    String date = request.header("X-Sdk-Date").orElse("");
    Instant signedAt;
    try {
      signedAt = LocalDateTime.parse(date, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return Optional.of("X-Sdk-Date is missing or malformed");
    }
    if (Duration.between(signedAt, now).abs().compareTo(ALLOWED_SKEW) > 0) {
      return Optional.of("signature expired: signed at " + date + ", the gateway's time is "
          + TIME.format(now.atOffset(ZoneOffset.UTC)));
    }
    List<String> names = List.of(sent.group(2).split(";", -1));
    if (!names.containsAll(List.of("host", "x-sdk-date"))) {
      return Optional.of("host and x-sdk-date must be signed");
    }
    String canonical = canonical(request, names);
    String computed = signature(date, canonical);
    return computed.equals(sent.group(3))
        ? Optional.empty()
        : Optional.of("verify signature fail, canonical request computed: "
            + canonical.replace("\n", "|") + ", signature computed: " + computed);
  }

  private String signature(String date, String canonical) {
    String text = "SDK-HMAC-SHA256\n" + date + "\n" + sha256(bytes(canonical));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secretKey), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String canonical(ReceivedRequest request, List<String> names) {
    StringBuilder text = new StringBuilder(request.method()).append('\n');
    text.append(path(request.path()))
        .append('\n')
        .append(query(request.query()))
        .append('\n');
    for (String name : names) {
      text.append(name)
          .append(':')
          .append(request.header(name).orElse("").strip())
          .append('\n');
    }
    return text.append('\n')
        .append(String.join(";", names))
        .append('\n')
        .append(sha256(request.bytes()))
        .toString();
  }

  private static String path(String raw) {
    List<String> segments = new ArrayList<>();
    for (String segment : raw.split("/", -1)) {
      segments.add(escaped(unescaped(segment)));
    }
    String path = String.join("/", segments);
    return path.endsWith("/") ? path : path + "/";
  }

  private static String query(String raw) {
    if (raw.isEmpty()) {
      return "";
    }
    List<List<String>> parameters = new ArrayList<>();
    for (String parameter : raw.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      String value = equals < 0 ? "" : parameter.substring(equals + 1);
      parameters.add(List.of(
          escaped(unescaped(name.replace('+', ' '))), escaped(unescaped(value.replace('+', ' ')))));
    }
    parameters.sort((a, b) ->
        a.get(0).equals(b.get(0)) ? a.get(1).compareTo(b.get(1)) : a.get(0).compareTo(b.get(0)));
    return parameters.stream().map(pair -> String.join("=", pair)).collect(Collectors.joining("&"));
  }

  /** Percent escapes resolved, byte by byte. */
  private static byte[] unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%' && i + 2 < text.length()) {
        bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else {
        bytes.writeBytes(bytes(text.substring(i, i + 1)));
      }
    }
    return bytes.toByteArray();
  }

  private static String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return text.toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

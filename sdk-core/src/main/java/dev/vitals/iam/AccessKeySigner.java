package dev.vitals.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.vitals.config.RequestSigner;
import dev.vitals.config.SignableRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests to the API gateway with an access key and a secret key ({@code SDK-HMAC-SHA256}),
 * which its documents recommend over tokens: {@code Credentials.signing(AccessKeySigner.of(…))}.
 * The secret key is never sent. Immutable and safe for use by several threads.
 */
public final class AccessKeySigner implements RequestSigner {
  private static final String ALGORITHM = "SDK-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final String accessKey;
  private final SecretKeySpec secretKey;
  private final @Nullable String securityToken;
  private final @Nullable String projectId;

  private AccessKeySigner(
      String accessKey,
      SecretKeySpec secretKey,
      @Nullable String securityToken,
      @Nullable String projectId) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    this.securityToken = securityToken;
    this.projectId = projectId;
  }

  /**
   * Signs with this pair of keys, as the console of the cloud shows them.
   *
   * @throws IllegalArgumentException if a key is null, blank or has white space; the message does
   *     not quote it
   */
  public static AccessKeySigner of(String accessKey, String secretKey) {
    requireText(accessKey, "accessKey");
    requireText(secretKey, "secretKey");
    return new AccessKeySigner(
        accessKey, new SecretKeySpec(secretKey.getBytes(UTF_8), "HmacSHA256"), null, null);
  }

  /**
   * Sends the token that belongs to a temporary pair of keys, as {@code X-Security-Token}.
   *
   * @throws IllegalArgumentException if the token is null, blank or has white space
   */
  public AccessKeySigner securityToken(String token) {
    return new AccessKeySigner(
        accessKey, secretKey, requireText(token, "securityToken"), projectId);
  }

  /**
   * Names the project that the keys are used for, as {@code X-Project-Id}; needed if the keys belong
   * to several.
   *
   * @throws IllegalArgumentException if the id is null, blank or has white space
   */
  public AccessKeySigner projectId(String id) {
    return new AccessKeySigner(accessKey, secretKey, securityToken, requireText(id, "projectId"));
  }

  @Override
  public Map<String, String> sign(SignableRequest request) {
    String time = TIME.format(requireNonNull(request, "request").time());
    Map<String, String> added = new LinkedHashMap<>();
    added.put("X-Sdk-Date", time);
    if (securityToken != null) {
      added.put("X-Security-Token", securityToken);
    }
    if (projectId != null) {
      added.put("X-Project-Id", projectId);
    }
    Map<String, String> signed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    signed.putAll(added);
    String contentType = request.headers().get("Content-Type");
    if (contentType != null) {
      signed.put("Content-Type", contentType);
    }
    CanonicalRequest canonical = CanonicalRequest.of(request, signed);
    String text = ALGORITHM + "\n" + time + "\n" + hex(sha256(canonical.text().getBytes(UTF_8)));
    added.put(
        "Authorization",
        ALGORITHM + " Access=" + accessKey + ", SignedHeaders=" + canonical.signedHeaders()
            + ", Signature=" + hex(hmac(text)));
    return added;
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance(secretKey.getAlgorithm());
      mac.init(secretKey);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static String requireText(@Nullable String text, String what) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          what + (text == null ? " is null" : " is blank") + ": is the variable set?");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        throw new IllegalArgumentException(what + " has white space or a character outside ASCII"
            + " at index " + i + "; remove it (was a line break read from a file?)");
      }
    }
    return text;
  }

  /** Shows no key, token or project. */
  @Override
  public String toString() {
    return "AccessKeySigner[accessKey=***, secretKey=***]";
  }
}

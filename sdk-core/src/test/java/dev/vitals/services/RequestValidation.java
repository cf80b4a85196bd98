package dev.vitals.services;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Asks a third party's validator whether requests are what our OpenAPI documents say. */
final class RequestValidation {
  private static final Map<Service, OpenApiInteractionValidator> VALIDATORS =
      new EnumMap<>(Service.class);

  private RequestValidation() {}

  /** Every complaint about these requests, each with the request it is about. */
  static List<String> complaints(Service service, List<ReceivedRequest> requests) {
    List<String> complaints = new ArrayList<>();
    for (ReceivedRequest request : requests) {
      for (ValidationReport.Message message :
          validator(service).validateRequest(outsiders(request)).getMessages()) {
        complaints.add(request + ": " + message);
      }
    }
    return complaints;
  }

  /** Reading a document takes a second, so it is read once. */
  private static synchronized OpenApiInteractionValidator validator(Service service) {
    return VALIDATORS.computeIfAbsent(
        service,
        wanted -> OpenApiInteractionValidator.createForSpecificationUrl(wanted.document())
            .withStrictOperationPathMatching()
            .build());
  }

  /** The request as the validator's own type. */
  private static SimpleRequest outsiders(ReceivedRequest request) {
    SimpleRequest.Builder copy = new SimpleRequest.Builder(request.method(), request.path());
    request.headers().forEach(copy::withHeader);
    for (String pair : request.query().split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        copy.withQueryParam(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return request.body().isEmpty()
        ? copy.build()
        : copy.withBody(request.body()).build();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

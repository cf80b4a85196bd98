package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.errors.DecodingException;
import dev.vitals.errors.RpcException;
import dev.vitals.health.NodeInfoApi;
import dev.vitals.model.NodeInfo;
import dev.vitals.testing.FakeAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node says of itself. */
final class NodeInfoTest {
  @RegisterExtension
  final Fakes fakes = Fakes.start();

  private NodeInfoApi info;

  @BeforeEach
  void connect() {
    info = new NodeInfoApi(fakes.client(Service.AVALANCHE));
  }

  @Test
  void chainIsBootstrappedOnceTheNodeIs() {
    assertThat(info.isBootstrapped("X")).isTrue();

    fakes.node().restart("bootstrapped");

    assertThat(info.isBootstrapped("X")).isFalse();
    assertThat(fakes.received(Service.AVALANCHE).get(0).body())
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"info.isBootstrapped\",\"params\":{\"chain\":\"X\"}}");
  }

  @Test
  void unknownChainIsRpcError() {
    assertThatThrownBy(() -> info.isBootstrapped("Q"))
        .isInstanceOf(RpcException.class)
        .hasMessageContaining("there is no chain with alias/ID 'Q'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void blankChainIsRefused(String chain) {
    assertThatIllegalArgumentException().isThrownBy(() -> info.isBootstrapped(chain));
    assertThat(fakes.received(Service.AVALANCHE)).isEmpty();
  }

  @Test
  void versionsAreThoseOfTheNode() {
    NodeInfo version = info.nodeVersion();

    assertThat(version.version()).isEqualTo("avalanchego/1.14.0");
    assertThat(version.vmVersions()).containsEntry("evm", "v0.15.4");
    assertThat(version.isBootstrapped()).isNull();
  }

  @Test
  void uptimeIsInPercentAndNodeThatValidatesNothingHasNone() {
    assertThat(info.uptime().weightedAveragePercentage()).isEqualTo("99.8521");

    fakes.node().answerNext(FakeAnswer.json(200, """
        {"jsonrpc":"2.0","error":{"code":-32000,"message":"node is not a validator","data":null},"id":1}"""));

    assertThatThrownBy(info::uptime)
        .isInstanceOfSatisfying(RpcException.class, e -> assertThat(e.code()).isEqualTo(-32_000))
        .hasMessageContaining("info.uptime");
  }

  @Test
  void answerWithoutItsResultIsDecodingException() {
    fakes.node().answerNext(FakeAnswer.json(200, "{\"jsonrpc\":\"2.0\",\"id\":1}"));
    assertThatThrownBy(info::nodeVersion).isInstanceOf(DecodingException.class);

    fakes.node().answerNext(FakeAnswer.json(200, "{\"jsonrpc\":\"2.0\",\"result\":{},\"id\":1}"));
    assertThatThrownBy(() -> info.isBootstrapped("P")).isInstanceOf(DecodingException.class);
  }
}

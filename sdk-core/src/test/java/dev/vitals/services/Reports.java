package dev.vitals.services;

import dev.vitals.model.ExecutionContext;
import dev.vitals.model.Metric;

/** What a test suite reports to a monitor-server. */
final class Reports {
  private Reports() {}

  static ExecutionContext context(String id) {
    return ExecutionContext.builder()
        .h(id)
        .cpuCount(2)
        .cpuFrequency(2500.7)
        .cpuType("x86_64")
        .cpuVendor("")
        .ramTotal(4096)
        .machineNode("builder")
        .machineType("x86_64")
        .machineArch("64bit")
        .systemInfo("Linux")
        .pythonInfo("3.11")
        .build();
  }

  static Metric metric(String sessionId, String contextId, String test) {
    return Metric.builder()
        .sessionH(sessionId)
        .contextH(contextId)
        .itemStartTime("2026-11-21T09:30:01")
        .itemPath("tests.test_sample")
        .item(test)
        .itemVariant(test)
        .itemFsLoc("tests/test_sample.py")
        .kind("function")
        .component("sample")
        .totalTime(1.25)
        .userTime(0.5)
        .kernelTime(0.25)
        .cpuUsage(0.6)
        .memUsage(150)
        .build();
  }
}

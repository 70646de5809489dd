package io.memoise.junit;

import io.memoise.engine.TestPlan;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Tells memoise that this is a test run: memos stay in memory where no directory is named, and are emptied after each
 * test class. Warns of classes that carry {@code @Memoise} and were not woven.
 */
public final class MemoiseTestListener implements TestExecutionListener {

    /** For the service loader. */
    public MemoiseTestListener() {}

    @Override
    public void testPlanExecutionStarted(org.junit.platform.launcher.TestPlan plan) {
        TestPlan.begin();
        if (!UnwovenClasses.weaverIsRunning()) {
            UnwovenClasses.onClassPath().warn();
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.getSource().filter(ClassSource.class::isInstance).isPresent()) {
            TestPlan.emptyMemory();
        }
    }
}

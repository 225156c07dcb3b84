// Prints `N passed, N failed` from vitest's JSON report. In CI a test that was left out is a failure.
import { readFileSync } from 'node:fs';

const [, , path] = process.argv;
const {
  numPassedTests: passed,
  numFailedTests,
  numPendingTests,
  numFailedTestSuites,
  success,
} = JSON.parse(readFileSync(path, 'utf8'));
const leftOut = process.env.CI === undefined ? 0 : numPendingTests;
if (leftOut > 0) process.stdout.write(`${leftOut} test(s) were left out, which is a failure here\n`);
const failed = numFailedTests + leftOut;
const total = failed === 0 && !success ? numFailedTestSuites || 1 : failed;
process.stdout.write(`${passed} passed, ${total} failed\n`);
process.exitCode = total > 0 || passed === 0 ? 1 : 0;

import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { stopKind } from '../../src/live/stop-reason.ts';

// tencent-live 11.4
describe('how a push ended, for counting', () => {
  test.each(['1/0', '2/0', '35/0', '10/0', '21/100', '21/101', '21/102', '21/103'])(
    '%s was wanted',
    (reason) => {
      expect(stopKind(reason).kind).toBe('wanted');
    },
  );

  test.each(['3/0', '4/0', '3', ' 4 '])('%j closed the connection', (reason) => {
    expect(stopKind(reason).kind).toBe('closed');
  });

  test.each([
    ['18/305', 'refused: the stream name is banned'],
    [' 18/501 ', 'refused: the push URL has expired'],
    ['8/0', 'no data arrived for a long time'],
    ['20', 'no data arrived for a long time'],
    ['12/0', 'network trouble between the encoder and the cloud'],
    ['5/0', 'an internal error of the live service'],
  ])('%s failed', (reason, cause) => {
    const stop = stopKind(reason);
    expect(stop.kind === 'failed' && plainText(stop.cause)).toBe(cause);
  });

  test.each(['0', '22/0', '18/999', '', 'The client interrupted the stream', '3/0/1'])(
    '%j is not known',
    (reason) => {
      expect(stopKind(reason).kind).toBe('unknown');
    },
  );
});

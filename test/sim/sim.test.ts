import { expect, test } from 'vitest';
import { runSim } from '../../src/sim/sim.ts';

test('npm run sim prints one JSON line with addresses and keys', async () => {
  const lines: string[] = [];
  const stop = await runSim([], (text) => lines.push(text));
  try {
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines.join(''))).toEqual({
      v3: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      vod: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      fcgi: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/common_access$/),
      statcgi: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/common_access$/),
      rtmp: expect.stringMatching(/^rtmp:\/\/127\.0\.0\.1:\d+$/),
      flv: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      control: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/control$/),
      secretId: expect.stringMatching(/^AKID/),
      secretKey: expect.any(String),
      appId: '1250000000',
      apiKey: expect.any(String),
      pushDomain: 'push.example.com',
      playDomain: 'play.example.com',
      pushKey: expect.any(String),
      pushBackupKey: expect.any(String),
      playKey: expect.any(String),
      playBackupKey: expect.any(String),
      callbackKey: expect.any(String),
    });
  } finally {
    await stop();
  }
});

test('a wrong port is refused', async () => {
  await expect(runSim(['--port', 'x'], () => undefined)).rejects.toThrow('--port');
});

import { describe, expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import type { DomainKey } from '../../src/config/config.ts';
import { isDomainName } from '../../src/live/port.ts';
import { createSigner } from '../../src/signer.ts';
import { createLaters } from '../../src/watch/laters.ts';
import { DROP, HOUR_S, leased, openLeases, ownRows, PUSH, titles, toldLast } from './leased.ts';

const STOP = 'StopRecordTask';
const MIX = 'CancelCommonMixStream';
const toTheEnd = 2 * HOUR_S + 40;

/** The push domain with its authentication off. */
function unsigned(): DomainKey {
  if (!isDomainName(PUSH)) throw new TypeError(PUSH);
  const rest = { key: undefined, backup: undefined, hash: 'md5', templates: [] } as const;
  return { domain: PUSH, keyFrom: 'TENCENT_PUSH_KEY', auth: false, ...rest };
}

describe('at its end', () => {
  test('the push is cut and all that records or mixes it is stopped, each once', async () => {
    const world = await openLeases();
    const { dev, name, stream } = await leased(world);
    world.cloud.world.goLive(stream);
    await dev.types(`record start ${name} 5h`);
    await dev.types(`record start ${name} 5h at=23:00`);
    await dev.types('record start room-1 5h');
    await world.passTime(toTheEnd, 20);
    expect([world.calls(DROP), world.calls(STOP)]).toEqual([1, 2]);
    expect(await ownRows(world)).toEqual(['record done', 'record done', 'push done']);
    expect(toldLast(world)).toContain(`✔ Test stream ${name} is over`);
    expect(toldLast(world).match(/stopped: read back from the cloud/g)).toHaveLength(2);
    const open = await world.services.store.jobs.list({ kind: 'record', since: world.services.now() }, 9);
    expect(open.map(({ target }) => target)).toEqual(['room-1']);
  });

  test('a mix of nothing but it is stopped, and one of others goes on', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world);
    const jobs = [
      { session: 'tl_own', output: name, inputs: [stream] },
      { session: 'tl_other', output: 'room_2', inputs: [stream, { ...stream, name: 'room_2' }] },
    ];
    for (const { session, output, inputs } of jobs) {
      const kept = { layout: 'side-by-side', inputs, output: { ...stream, name: output } };
      const body = JSON.stringify({ ...kept, isNewStream: false, answered: true, by: 'slack:dev' });
      const from = world.services.now();
      await world.services.store.jobs.put({
        id: `mix:${session}`,
        kind: 'mix',
        target: output,
        from,
        until: undefined,
        body,
      });
    }
    await world.passTime(toTheEnd, 20);
    expect(world.calls(MIX)).toBe(1);
    expect(toldLast(world)).toContain('the cloud took the stop; this API has nothing to read it back from');
  });

  test('it is not ended before an extension is over', async () => {
    const world = await openLeases();
    const { dev, name, answer, stream } = await leased(world);
    world.cloud.world.goLive(stream);
    await world.passTime(HOUR_S, 20);
    await dev.presses(answer, 'Extend');
    await world.passTime(HOUR_S + 60, 20);
    expect(world.calls(DROP)).toBe(0);
    await world.passTime(HOUR_S, 20);
    expect(world.calls(DROP)).toBe(1);
    expect(titles(world, name).at(-1)).toBe('Test stream X is over');
    expect(words(await dev.presses(answer, 'Extend'))).toContain(`You have no test stream ${name}`);
  });

  test('what comes back in the grace of its domain is cut again, and told', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world);
    world.cloud.world.goLive(stream, { reconnects: { afterMs: 60_000, tries: 1 } });
    await world.passTime(toTheEnd + 700, 20);
    expect(titles(world, name).slice(1)).toEqual([
      'Test stream X is over',
      'Test stream X came back after its end, and was ended again',
    ]);
    expect(world.calls(DROP)).toBe(2);
    expect(await ownRows(world)).toEqual(['push done', 'push done']);
  });

  test('the 2.0 API: recordings are stopped, and it is said that nothing can be read back', async () => {
    const world = await openLeases({ api: 'legacy' });
    const { dev, name, stream } = await leased(world);
    world.cloud.world.goLive(stream);
    await dev.types(`record start ${name} 5h`);
    await world.passTime(toTheEnd, 20);
    expect([world.calls('Live_Channel_SetStatus'), world.calls('Live_Tape_Stop')]).toEqual([1, 1]);
    expect(toldLast(world)).toContain('the cloud took the stop; this API has nothing to read it back from');
  });

  test('where nothing is signed, it is said that its addresses stay good', async () => {
    const world = await openLeases();
    const { name } = await leased(world, 'test 10m');
    const keys = { push: [unsigned()], play: [], im: undefined };
    const laters = createLaters(
      { ...world.services, sign: createSigner(keys) },
      new Map([['slack', world.chat]]),
    );
    for (let second = 0; second < 620; second += 5) {
      world.clock.advance(5000);
      await laters.tick();
    }
    expect(titles(world, name)).toEqual(['Test stream X is over']);
    expect(toldLast(world)).toContain('The domain signs nothing, so the addresses stay good');
  });
});

describe('ended by whoever has it', () => {
  test('at once, and what is pushed on with its addresses is cut when they are over', async () => {
    const world = await openLeases();
    const { dev, name, answer, stream } = await leased(world);
    world.cloud.world.goLive(stream);
    const ending = await dev.presses(answer, 'End');
    expect(words(ending)).toContain(`Ending the test stream ${name}…`);
    await world.passTime(6);
    expect(titles(world, name)).toEqual(['Test stream X is ended']);
    expect(toldLast(world)).toContain('Its addresses are good until 2026-11-22 14:00 UTC all the same: stop');
    world.cloud.world.goLive(stream);
    await world.passTime(toTheEnd, 20);
    expect(world.calls(DROP)).toBe(1);
    await world.passTime(700, 20);
    expect(world.calls(DROP)).toBe(2);
    expect(titles(world, name).at(-1)).toBe('Test stream X came back after its end, and was ended again');
    await world.passTime(3 * HOUR_S, 60);
    expect(world.chat.told).toHaveLength(2);
  });

  test('twice at once, and just when its time is over: once', async () => {
    const world = await openLeases();
    const { dev, name, answer, stream } = await leased(world, 'test 10m');
    world.cloud.world.goLive(stream);
    await world.passTime(598, 2);
    await Promise.all([dev.presses(answer, 'End'), dev.presses(answer, 'End')]);
    await world.passTime(60);
    expect(world.calls(DROP)).toBe(1);
    expect(titles(world, name).filter((title) => title.startsWith('Test stream X is'))).toHaveLength(1);
    expect(await ownRows(world)).toEqual(['push done']);
  });
});

describe('an end that does not go as it should', () => {
  test('a lost answer is read back, and the request is not repeated', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world, 'test 10m');
    world.cloud.world.goLive(stream);
    await world.passTime(590, 5);
    world.loseAnswer(DROP);
    await world.passTime(60);
    expect(world.calls(DROP)).toBe(1);
    expect(toldLast(world)).toContain("cut: read back as off the air; the cloud's answer to that was lost");
    expect(await ownRows(world)).toEqual(['push done']);
    expect(titles(world, name)).toHaveLength(2);
  });

  test('a refused request is sent again, each with a row of its own', async () => {
    const world = await openLeases();
    const { stream } = await leased(world, 'test 10m');
    world.cloud.world.goLive(stream);
    world.cloud.faults.add({ kind: 'error', code: 'UnauthorizedOperation', action: DROP, times: 1 });
    await world.passTime(640);
    expect(toldLast(world)).toContain('cut: read back as off the air');
    expect(await ownRows(world)).toEqual(['push done', 'push nothing']);
  });

  test('what is refused for five minutes is told with the reason, and what can be done by hand', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world, 'test 10m');
    world.cloud.world.goLive(stream);
    world.cloud.faults.add({ kind: 'error', code: 'UnauthorizedOperation', action: DROP });
    await world.passTime(590, 5);
    await world.passTime(340, 5);
    expect(titles(world, name).at(-1)).toBe('Test stream X is over, but not all of it could be ended');
    expect(toldLast(world)).toContain('Push    not ended: ');
    expect(toldLast(world)).toContain('[Cut…]');
  });

  test('an encoder that is back at once still runs, and that is said', async () => {
    const world = await openLeases();
    const { stream } = await leased(world, 'test 10m');
    world.cloud.world.goLive(stream, { reconnects: { afterMs: 500 } });
    await world.passTime(700);
    expect(toldLast(world)).toContain('still runs, as the cloud tells 30 s after it was told to end it');
    expect(world.calls(DROP)).toBe(1);
  });

  test('somebody who writes to the stream at that moment is waited for', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world, 'test 10m');
    world.cloud.world.goLive(stream);
    const now = world.services.now() + 600;
    await world.services.store.claims.take(`write:${name}`, 'somebody', now, now + 20);
    await world.passTime(640);
    expect(toldLast(world)).toContain('cut: read back as off the air');
    expect(world.calls(DROP)).toBe(1);
  });

  test('a platform that is down for a while is told later, and nothing is sent twice', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world, 'test 10m');
    world.cloud.world.goLive(stream);
    await world.passTime(590, 5);
    world.chat.breakDown();
    await world.passTime(300, 5);
    world.chat.mend();
    await world.passTime(30);
    expect(titles(world, name).at(-1)).toBe('Test stream X is over');
    expect(world.calls(DROP)).toBe(1);
  });
});

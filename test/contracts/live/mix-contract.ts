import { expect } from 'vitest';
import { goLiveForMix, hosts, inputsOf, mixOrder } from './asks.ts';
import { botErrorOf, testStream, type ContractTest } from './fixture.ts';

const names = hosts.map(({ name }) => name);

/** Mixes: started, changed and stopped, and what is refused before or by the cloud. */
export function mixContract(contractTest: ContractTest): void {
  contractTest(
    'startMix',
    'mixes the inputs in their order, and changes the mix of a session',
    async (fixture) => {
      const { live, cloud } = fixture;
      goLiveForMix(cloud);
      expect((await live.control.mixes.start(mixOrder)).requestId).not.toBe('');
      expect(cloud.mixes()).toEqual([{ session: mixOrder.session, output: mixOrder.output, inputs: names }]);
      expect(cloud.isLive({ ...testStream('any'), name: mixOrder.output })).toBe(true);
      const inputs = inputsOf(names.toReversed());
      await live.control.mixes.start({ ...mixOrder, template: 10, inputs });
      expect(cloud.mixes().map(({ inputs }) => inputs)).toEqual([names.toReversed()]);
      expect(cloud.writes()).toBe(2);
    },
  );

  contractTest('startMix', 'puts a canvas behind the pictures', async ({ live, cloud }) => {
    goLiveForMix(cloud);
    const [output = mixOrder.output] = names;
    const canvas = {
      kind: 'canvas',
      name: testStream('back_1').name,
      layer: 1,
      width: 1280,
      height: 720,
      color: '0x000000',
    } as const;
    const inputs = [canvas, ...inputsOf(names, undefined, 2)];
    await live.control.mixes.start({ ...mixOrder, output, isNewStream: false, template: 390, inputs });
    expect(cloud.mixes()).toEqual([{ session: mixOrder.session, output, inputs: ['back_1', ...names] }]);
  });

  contractTest(
    'startMix',
    'an input that is not live is refused, and nothing was done',
    async ({ live, cloud }) => {
      const error = await botErrorOf(live.control.mixes.start(mixOrder));
      expect([error.code, error.did, cloud.mixes()]).toEqual(['cloud-refused', 'nothing', []]);
    },
  );

  contractTest('startMix', 'sends no order that could never be mixed', async ({ live, cloud }) => {
    goLiveForMix(cloud);
    const wrong = [
      inputsOf(names.slice(0, 1)),
      [...inputsOf(names), ...inputsOf(names)],
      inputsOf([...names, testStream('guest-3').name]),
      inputsOf(names, { x: 0, y: 0, width: 2001, height: 10 }),
    ].map((inputs) => live.control.mixes.start({ ...mixOrder, inputs }));
    const errors = await Promise.all(wrong.map(botErrorOf));
    expect(errors.map((error) => [error.code, error.did])).toEqual(wrong.map(() => ['bad-input', 'nothing']));
    expect([cloud.writes(), cloud.mixes()]).toEqual([0, []]);
  });

  contractTest(
    'stopMix',
    'ends the mix; one that is over, or never was, is no error',
    async ({ live, cloud }) => {
      goLiveForMix(cloud);
      cloud.mix(mixOrder);
      for (let times = 0; times < 2; times += 1) {
        expect((await live.control.mixes.stop(mixOrder)).requestId).not.toBe('');
        expect(cloud.mixes()).toEqual([]);
      }
      expect(cloud.writes()).toBe(2);
    },
  );
}

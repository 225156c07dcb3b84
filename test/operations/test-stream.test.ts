import { expect } from 'vitest';
import { LANDED_S, operation, type Scene } from './operation.ts';

const CUT = { v3: 'DropLiveStream', legacy: 'Live_Channel_SetStatus' } as const;
const STOP = { v3: 'StopRecordTask', legacy: 'Live_Tape_Stop' } as const;
/** The 2.0 API tells nothing of what an encoder declares. */
const VERDICT = { v3: 'is on the air and healthy', legacy: 'is on the air' } as const;

/** The name that a person was given, and all that was said to them about it. */
async function given({ moderator }: Scene): Promise<string> {
  await moderator.gives('test', { for: '10m' });
  const { text } = await moderator.sees('Test stream test');
  return /Test stream (test[a-z0-9]{8})/.exec(text)?.[1] ?? 'no name';
}

operation('a test stream is handed out, watched, judged and ended once', async (scene) => {
  const { api, street, moderator, member, cloud, stream, calls } = scene;
  const name = await given(scene);
  const { text } = await moderator.sees('OBS, stream key');
  expect(text).toContain(`rtmp://${stream(name).domain}/live/${name}?txSecret=`);
  await moderator.gives('record start', { stream: name, for: '5h' });
  await member.sees(name);
  await street.passes(LANDED_S);
  cloud.world.goLive(stream(name));
  await street.passes(70);
  await moderator.sees(`${name} ${VERDICT[api]}`);
  await street.passes(600);
  const over = await moderator.sees(`Test stream ${name} is over`);
  expect(over.text).toContain('cut: read back as off the air');
  const count = (action: string) => calls().filter((call) => call === action).length;
  expect([count(CUT[api]), count(STOP[api])]).toEqual([1, 1]);
  expect(cloud.world.stateOf(stream(name))).toBe('inactive');
  const seen = member.reads().map((read) => read.text);
  expect(seen.filter((each) => each.includes('txSecret') || each.includes('Test stream'))).toEqual([]);
  expect(street.lines.join('\n')).not.toContain('txSecret');
});

operation('a test stream is ended by whoever has it', async (scene) => {
  const { street, moderator, cloud, stream } = scene;
  const name = await given(scene);
  cloud.world.goLive(stream(name));
  await moderator.presses(`End ${name}`);
  await moderator.sees(`Ending the test stream ${name}…`);
  await street.passes(LANDED_S + 8);
  const ended = await moderator.sees(`Test stream ${name} is ended`);
  expect(ended.text).toContain('Its addresses are good until');
  expect(cloud.world.stateOf(stream(name))).toBe('inactive');
});

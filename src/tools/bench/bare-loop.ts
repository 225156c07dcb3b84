import { createSigner } from '../../live/tencent-v3/sign.ts';
import { bareSpec, type PlannedCalls } from './specs.ts';

/**
 * A process of its own: the bare calls that a day needs, sent with `fetch` as soon as the cloud's rate allows each, every
 * kind by itself; answers are read and thrown away. Nothing that reads the same can be faster.
 */
const spec = bareSpec.parse(JSON.parse(process.argv[2] ?? ''));
const { url, secretId, secretKey } = spec.cloud;
const sign = createSigner(secretId, secretKey, 'live');
const { host } = new URL(url);
/** tencent-live 5.7: 99 pages of 100 rows can be reached of any window. */
const REACHABLE_PAGES = 90;
let failures = 0;

// The stand-in makes each of its lists once, one at a time, before time is taken.
for (const { action, needed } of spec.calls) await send(action, paramsOf(action, 0, needed));
const began = performance.now();
await Promise.all(spec.calls.map(sendAll));
const wallMs = performance.now() - began;
process.stdout.write(`${JSON.stringify({ wallMs, failures })}\n`);

async function sendAll({ action, needed, perSecond }: PlannedCalls): Promise<void> {
  const answers: Promise<void>[] = [];
  for (let index = 0; index < needed; index += 1) {
    const waitMs = (index / perSecond) * 1000 - (performance.now() - began);
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    answers.push(send(action, paramsOf(action, index, needed)));
  }
  await Promise.all(answers);
}

async function send(action: string, params: object): Promise<void> {
  const body = JSON.stringify(params);
  const at = Math.floor(Date.now() / 1000);
  const headers = new Map([
    ['content-type', 'application/json'],
    ['host', host],
  ]);
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      Authorization: sign({ headers, body, at }),
      'Content-Type': 'application/json',
      'X-TC-Action': action,
      'X-TC-Version': '2018-08-01',
      'X-TC-Timestamp': String(at),
    },
  });
  if ((await answer.text()).includes('"Error"')) failures += 1;
}

function paramsOf(action: string, index: number, needed: number): object {
  if (action === 'DescribeLiveStreamOnlineList') return { PageNum: index + 1, PageSize: 20_000 };
  if (action === 'DescribeStreamDayPlayInfoList')
    return { DayTime: spec.day, PageNum: index + 1, PageSize: 1000 };
  if (action !== 'DescribeLiveStreamEventList') return times(spec.from, spec.to - 1);
  const windows = Math.ceil(needed / REACHABLE_PAGES);
  const lengthS = (spec.to - spec.from) / windows;
  const from = Math.floor(spec.from + Math.floor(index / REACHABLE_PAGES) * lengthS);
  return {
    ...times(from, Math.floor(from + lengthS)),
    PageNum: (index % REACHABLE_PAGES) + 1,
    PageSize: 100,
  };
}

function times(from: number, to: number) {
  return { StartTime: utc(from), EndTime: utc(to) };
}

function utc(at: number): string {
  return `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;
}

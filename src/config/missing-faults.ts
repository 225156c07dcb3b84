import * as z from 'zod';
import type { Env } from './env-shape.ts';
import type { Fault } from './faults.ts';
import { ymlShape } from './yml-shape.ts';

/** Which settings must be there: a bot with its platforms, or a terminal alone. */
export interface Wanted {
  readonly chat: boolean;
}

export type Given = Readonly<Record<string, string | undefined>>;

/** What the environment lacks, whatever else is wrong with it. */
export function missingFaults(given: Given, { chat }: Wanted): Fault[] {
  const missing = (setting: keyof Env, next: string): Fault[] =>
    given[setting] === undefined ? [{ setting, problem: 'is missing', next }] : [];
  const noChat = chat && given['SLACK_BOT_TOKEN'] === undefined && given['DISCORD_TOKEN'] === undefined;
  return [
    ...(noChat
      ? [
          {
            setting: 'SLACK_BOT_TOKEN or DISCORD_TOKEN',
            problem: 'neither is set',
            next: 'Set one of them: README, "In your own workspace"',
          },
        ]
      : []),
    ...slackFaults(given),
    ...(given['TENCENT_API'] === 'legacy'
      ? [
          ...missing('TENCENT_APP_ID', 'Copy the APPID from the account page of the console'),
          ...missing('TENCENT_API_KEY', 'Copy it from the old Live console, or use TENCENT_API=v3'),
        ]
      : [
          ...missing('TENCENT_SECRET_ID', 'Make a key for a sub-user at CAM, API keys'),
          ...missing('TENCENT_SECRET_KEY', 'It comes with TENCENT_SECRET_ID'),
        ]),
    ...callbackFaults(given),
    ...imFaults(given),
  ];
}

/** A callback's signature covers only its time: both the key and a secret address are needed (tencent-live 11.1). */
function callbackFaults(given: Given): Fault[] {
  const key = given['TENCENT_CALLBACK_KEY'] === undefined;
  const path = given['TENCENT_CALLBACK_PATH'] === undefined;
  if (key === path) return [];
  return key
    ? [
        {
          setting: 'TENCENT_CALLBACK_KEY',
          problem: 'is missing, but TENCENT_CALLBACK_PATH is set: events without a signature are not taken',
          next: 'Set the key of the callback template',
        },
      ]
    : [
        {
          setting: 'TENCENT_CALLBACK_PATH',
          problem: 'is missing, but TENCENT_CALLBACK_KEY is set',
          next: 'Choose a long random word, and give /callbacks/tencent/<word> to the callback template',
        },
      ];
}

function imFaults(given: Given): Fault[] {
  const [first, second] = ['IM_SDK_APP_ID', 'IM_SECRET_KEY'].toSorted(
    (a, b) => Number(given[b] === undefined) - Number(given[a] === undefined),
  );
  if (first === undefined || second === undefined) return [];
  if ((given[first] === undefined) === (given[second] === undefined)) return [];
  const next = 'Both stand in the IM or TRTC console under the application';
  return [{ setting: first, problem: `is missing, but ${second} is set`, next }];
}

function slackFaults(given: Given): Fault[] {
  if (given['SLACK_BOT_TOKEN'] === undefined) return [];
  if (given['SLACK_APP_TOKEN'] !== undefined || given['SLACK_SIGNING_SECRET'] !== undefined) return [];
  return [
    {
      setting: 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      problem: 'neither is set',
      next: 'Make an app-level token with connections:write (Socket Mode), or copy the signing secret (HTTP): README, Slack',
    },
  ];
}

const homeShape = z.object({ home: ymlShape.shape.home });

/** Discord without a home; a home that cannot be read is a fault of its own. */
export function homeFaults(given: Given, yml: unknown, file: string): Fault[] {
  const read = homeShape.safeParse(yml);
  if (given['DISCORD_TOKEN'] === undefined || !read.success || read.data.home.discord.length > 0) return [];
  return [
    {
      setting: `${file}: home.discord`,
      problem: 'DISCORD_TOKEN is set, but no server is named',
      next: 'Name the server ids that commands are taken from',
    },
  ];
}

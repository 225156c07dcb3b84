import type { SimClock } from '../clock.ts';
import { credentialsOf, sampleAccount } from './account.ts';
import type { Account } from './account.ts';
import type { AccountTraits } from './actions/action.ts';
import { liveActions, vodActions } from './actions/registry.ts';
import type { CallbackTarget } from './callbacks/callback.ts';
import { createCallbacks } from './callbacks/callbacks.ts';
import type { Callbacks } from './callbacks/callbacks.ts';
import { createControlServer } from './control/control-server.ts';
import { Faults } from './faults.ts';
import { createJournal } from './journal.ts';
import type { SimChange } from './journal.ts';
import { createRtmpIngest } from './ingest/ingest.ts';
import type { IngestAddress } from './ingest/ingest.ts';
import type { UrlAuth } from './ingest/url-auth.ts';
import { createLegacyHosts } from './legacy/legacy-hosts.ts';
import { closeServer, listen } from './listen.ts';
import { createGateway } from './wire/gateway.ts';
import type { Site } from './wire/rate-limits.ts';
import { createV3Server } from './wire/v3-server.ts';
import type { Call } from './wire/call-server.ts';
import type { StopReasonStyle } from './world/stop-reasons.ts';
import { World } from './world/world.ts';

type AuthChoice = Partial<Omit<UrlAuth, 'keys'>>;

export interface TencentSimOptions {
  readonly clock: SimClock;
  /** By whose seconds calls are counted; another one than the world's where that stands still while callers wait. */
  readonly rateClock?: SimClock;
  /** From 0 up to 1; the default draws anew each time. */
  readonly random?: () => number;
  readonly site?: Site;
  readonly secretId?: string;
  readonly secretKey?: string;
  /** Set: `X-TC-Token` must carry it. Left out: the header must be absent. */
  readonly token?: string;
  readonly pushDomains?: readonly string[];
  readonly playDomains?: readonly string[];
  readonly forbidList?: AccountTraits['forbidList'];
  readonly stopReasons?: StopReasonStyle;
  readonly retired?: AccountTraits['retired'];
  readonly vod?: AccountTraits['vod'];
  readonly vodSubAppId?: number;
  /** The default is 400 that run and 4000 a day. */
  readonly recordLimits?: AccountTraits['recordLimits'];
  /** How push and play domains check their addresses; the default is MD5 without any time after `txTime`. */
  readonly pushAuth?: AuthChoice;
  readonly playAuth?: AuthChoice;
  /** Left out: nobody is called back. */
  readonly callbacks?: CallbackTarget;
  /** What posts callbacks; the default is the machine's own. */
  readonly fetch?: typeof fetch;
}

export interface TencentSimAddress extends Account, IngestAddress {
  /** Where API 3.0 is served, as `TENCENT_LIVE_URL` takes it. */
  readonly v3: string;
  /** Where VOD's `SearchMedia` is served, as `TENCENT_VOD_URL` takes it. */
  readonly vod: string;
  /** The two hosts of the 2.0 API, path included, as `TENCENT_FCGI_URL` and `TENCENT_STATCGI_URL` take them. */
  readonly fcgi: string;
  readonly statcgi: string;
  /** `GET` lists every control. */
  readonly control: string;
}

export interface TencentSim {
  /** Listens on 127.0.0.1 only; port 0 (the default) picks a free one for `v3` and for RTMP. */
  start(port?: number, rtmpPort?: number): Promise<TencentSimAddress>;
  /** Closes every connection and stops encoders from coming back. */
  stop(): Promise<void>;
  readonly world: World;
  readonly faults: Faults;
  readonly traits: AccountTraits;
  readonly callbacks: Callbacks;
  /** The last 10 000 requests, oldest first. */
  readonly calls: readonly Call[];
  /** Tells of every change of the world and every request; the answer ends it. */
  onChange(listener: (change: SimChange) => void): () => void;
}

// tencent-live 4.1
const liveContract = { service: 'live', version: '2018-08-01', actions: liveActions };
const vodContract = { service: 'vod', version: '2018-07-17', actions: vodActions };

/** A stand-in of Tencent Cloud Live, API 3.0 and 2.0 (tencent-live 2 to 8), that knows nothing of the product. */
export function createTencentSim(options: TencentSimOptions): TencentSim {
  const { clock, rateClock = clock, random = Math.random } = options;
  const account = accountOf(options);
  const traits = traitsOf(options);
  const pushDomains = options.pushDomains ?? [account.pushDomain];
  const playDomains = options.playDomains ?? [account.playDomain];
  const world = new World({ clock, random, pushDomains, playDomains });
  const faults = new Faults();
  const { onChange, calls, ...ears } = createJournal(world);
  const credentials = credentialsOf(account, options.token);
  const hearing = { clock, faults, newRequestId: () => requestId(random), ...ears };
  const { fetch: post = fetch, callbacks: target } = options;
  const callbacks = createCallbacks({ world, account, fetch: post, target });
  const keyed = { clock, rateClock, world, traits, credentials, sent: callbacks.sent };
  const v3 = createV3Server({ answer: createGateway({ ...keyed, ...liveContract }), ...hearing });
  const vod = createV3Server({ answer: createGateway({ ...keyed, ...vodContract }), ...hearing });
  const legacy = createLegacyHosts({ world, traits, account, ...hearing });
  const ingest = createRtmpIngest({ world, ...authsOf(account, options) });
  const control = createControlServer({ world, faults, traits, calls, callbacks });
  return {
    world,
    faults,
    traits,
    callbacks,
    calls,
    onChange,
    async start(port = 0, rtmpPort = 0) {
      const cloud = { v3: await listen(v3, port), vod: await listen(vod, 0), ...(await legacy.start()) };
      const media = await ingest.start(rtmpPort);
      return { ...cloud, ...media, control: `${await listen(control, 0)}/control`, ...account };
    },
    async stop() {
      world.close();
      callbacks.close();
      await Promise.all([...[v3, vod, control].map(closeServer), legacy.stop(), ingest.stop()]);
    },
  };
}

function traitsOf(options: TencentSimOptions): AccountTraits {
  return {
    site: options.site ?? 'mainland',
    forbidList: options.forbidList ?? 'offered',
    stopReasons: options.stopReasons ?? 'codes',
    retired: options.retired ?? 'no',
    vod: options.vod ?? 'open',
    vodSubAppId: options.vodSubAppId,
    recordLimits: options.recordLimits ?? { running: 400, perDay: 4000 },
  };
}

function authsOf(account: Account, { pushAuth, playAuth }: TencentSimOptions) {
  const usual = { on: true, hash: 'md5', validS: 0 } as const;
  return {
    auth: { ...usual, ...pushAuth, keys: [account.pushKey, account.pushBackupKey] },
    playAuth: { ...usual, ...playAuth, keys: [account.playKey, account.playBackupKey] },
  };
}

function accountOf(options: TencentSimOptions): Account {
  return {
    ...sampleAccount,
    secretId: options.secretId ?? sampleAccount.secretId,
    secretKey: options.secretKey ?? sampleAccount.secretKey,
    pushDomain: options.pushDomains?.[0] ?? sampleAccount.pushDomain,
    playDomain: options.playDomains?.[0] ?? sampleAccount.playDomain,
  };
}

/** In a UUID's form, drawn from the stand-in's own randomness so that runs can be repeated. */
function requestId(random: () => number): string {
  const hex = () =>
    Math.floor(random() * 0x10000)
      .toString(16)
      .padStart(4, '0');
  return `${hex()}${hex()}-${hex()}-${hex()}-${hex()}-${hex()}${hex()}${hex()}`;
}

import type { AccountTraits } from '../actions/action.ts';
import { ApiError } from '../wire/api-error.ts';
import { htmlPage } from '../wire/call-server.ts';
import type { Answered, Page } from '../wire/call-server.ts';
import { checkParams } from '../wire/params.ts';
import type { RawRequest } from '../wire/raw-request.ts';
import type { Input } from '../wire/read-input.ts';
import type { World } from '../world/world.ts';
import { accountIsInvalid, openQuery } from './check-access.ts';
import type { Door } from './check-access.ts';
import { envelope, refusal } from './envelope.ts';
import type { LastMinute } from './last-minute.ts';
import type { LegacyInterface } from './legacy-interface.ts';
import { answerMix } from './mix/answer-mix.ts';
import { mixInterface, mixNameOf } from './mix/mix-name.ts';
import { jsonPage, textPage } from './pages.ts';
import { inputOf } from './read-query.ts';

export interface LegacyGatewayOptions extends Door {
  readonly world: World;
  readonly traits: AccountTraits;
  readonly lastMinute: LastMinute;
  readonly interfaces: ReadonlyMap<string, LegacyInterface>;
}

/** Answers one request to a 2.0 host: account, expiry and signature, interface, parameters, then the interface. */
export function createLegacyGateway(options: LegacyGatewayOptions) {
  return (raw: RawRequest | undefined, forced?: string): Answered => {
    const action = interfaceOf(raw);
    const retired = retiredPage(options);
    if (retired) return { call: { action, params: {}, code: 'Retired' }, page: retired };
    if (raw === undefined) return { call: { action, params: {}, code: '413' }, page: htmlPage(413) };
    const isMix = options.host === 'fcgi' && sentName(raw) === mixInterface;
    return isMix ? answerMix(raw, options, forced) : answerCall(raw, action, options, forced);
  };
}

/** The name that faults and the journal know: of a mix that of its body. */
export function interfaceOf(raw: RawRequest | undefined): string {
  const name = sentName(raw);
  return name === mixInterface ? (mixNameOf(raw) ?? name) : name;
}

function sentName(raw: RawRequest | undefined): string {
  return new URLSearchParams(raw?.query).get('interface') ?? '';
}

function answerCall(
  raw: RawRequest,
  action: string,
  options: LegacyGatewayOptions,
  forced: string | undefined,
): Answered {
  let params: Input = {};
  const { world, traits, lastMinute, clock, interfaces, host } = options;
  const asked = interfaces.get(action);
  try {
    const query = openQuery(raw.query, options);
    if (forced !== undefined) throw new ApiError(forced, forced);
    if (raw.method !== 'GET') throw new ApiError('method', 'only GET is taken');
    if (asked === undefined) throw new ApiError('interface', `${host} has no such interface`);
    params = inputOf(query, asked.fields);
    const nowMs = clock.now();
    const checked = checkParams(asked.fields, params, nowMs);
    const output = asked.run(checked, { world, traits, lastMinute, nowMs });
    const page = jsonPage(envelope({ ret: 0, message: '', output }, asked.aliases));
    return { call: { action, params, code: undefined }, page };
  } catch (error) {
    const body = (ret: number, message: string) => envelope({ ret, message }, asked?.aliases);
    return refusal(error, { action, params }, body);
  }
}

/** What an account that 2.0 was taken from gets (tencent-live 0.1, 2.4). */
function retiredPage({ traits, host }: LegacyGatewayOptions): Page | undefined {
  if (traits.retired === 'invalid') return textPage(accountIsInvalid(host));
  return traits.retired === 'page' ? htmlPage(200) : undefined;
}

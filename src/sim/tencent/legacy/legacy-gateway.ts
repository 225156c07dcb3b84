import type { SimClock } from '../../clock.ts';
import type { Account } from '../account.ts';
import type { AccountTraits } from '../actions/action.ts';
import { ApiError } from '../wire/api-error.ts';
import { htmlPage } from '../wire/call-server.ts';
import type { Answered, Page } from '../wire/call-server.ts';
import { checkParams } from '../wire/params.ts';
import type { RawRequest } from '../wire/raw-request.ts';
import type { Input } from '../wire/read-input.ts';
import type { World } from '../world/world.ts';
import { accountIsInvalid, checkAppId, checkSign, InvalidAccount } from './check-access.ts';
import { retOf, writeEnvelope } from './envelope.ts';
import type { LegacyHost, LegacyInterface } from './legacy-interface.ts';
import { inputOf, readQuery } from './read-query.ts';
import type { LegacyQuery } from './read-query.ts';

export interface LegacyGatewayOptions {
  readonly clock: SimClock;
  readonly world: World;
  readonly traits: AccountTraits;
  readonly account: Account;
  readonly host: LegacyHost;
  readonly interfaces: ReadonlyMap<string, LegacyInterface>;
}

/** Answers one request to a 2.0 host: account, expiry and signature, interface, parameters, then the interface. */
export function createLegacyGateway(options: LegacyGatewayOptions) {
  return (raw: RawRequest | undefined, forced?: string): Answered => {
    const action = interfaceOf(raw);
    const retired = retiredPage(options);
    if (retired) return { call: { action, params: {}, code: 'Retired' }, page: retired };
    if (raw === undefined) return { call: { action, params: {}, code: '413' }, page: htmlPage(413) };
    return answerCall(raw, action, options, forced);
  };
}

/** The name as sent, for the journal and for faults. */
export function interfaceOf(raw: RawRequest | undefined): string {
  return new URLSearchParams(raw?.query).get('interface') ?? '';
}

function answerCall(
  raw: RawRequest,
  action: string,
  options: LegacyGatewayOptions,
  forced: string | undefined,
): Answered {
  let params: Input = {};
  const asked = options.interfaces.get(action);
  try {
    const query = openQuery(raw, options);
    if (forced !== undefined) throw new ApiError(forced, forced);
    if (raw.method !== 'GET') throw new ApiError('method', 'only GET is taken');
    if (asked === undefined) throw new ApiError('interface', `${options.host} has no such interface`);
    params = inputOf(query, asked.fields);
    const nowMs = options.clock.now();
    const checked = checkParams(asked.fields, params, nowMs);
    const output = asked.run(checked, { world: options.world, traits: options.traits, nowMs });
    const page = jsonPage(writeEnvelope({ ret: 0, message: '', output }, asked.aliases));
    return { call: { action, params, code: undefined }, page };
  } catch (error) {
    return refusal(error, { action, params }, asked?.aliases);
  }
}

/** The query of a caller who is who he says. */
function openQuery(raw: RawRequest, { host, account, clock }: LegacyGatewayOptions): LegacyQuery {
  const query = readQuery(raw.query);
  checkAppId(query, host, account.appId);
  checkSign(query, account.apiKey, clock.now());
  return query;
}

function refusal(error: unknown, call: Omit<Answered['call'], 'code'>, aliases?: boolean): Answered {
  if (error instanceof InvalidAccount) {
    return { call: { ...call, code: error.message }, page: textPage(error.message) };
  }
  if (!(error instanceof ApiError)) throw error;
  const ret = retOf(error);
  const page = jsonPage(writeEnvelope({ ret, message: error.message }, aliases));
  return { call: { ...call, code: String(ret) }, page };
}

/** What an account that 2.0 was taken from gets (tencent-live 0.1, 2.4). */
function retiredPage({ traits, host }: LegacyGatewayOptions): Page | undefined {
  if (traits.retired === 'invalid') return textPage(accountIsInvalid(host));
  return traits.retired === 'page' ? htmlPage(200) : undefined;
}

function jsonPage(text: string): Page {
  return { status: 200, type: 'application/json', text };
}

function textPage(text: string): Page {
  return { status: 200, type: 'text/plain', text };
}

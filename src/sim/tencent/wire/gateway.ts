import type { SimClock } from '../../clock.ts';
import type { Action, AccountTraits } from '../actions/action.ts';
import type { SentCallback } from '../callbacks/callback.ts';
import type { World } from '../world/world.ts';
import { ApiError } from './api-error.ts';
import { checkSignature } from './check-signature.ts';
import type { Credentials } from './check-signature.ts';
import { checkParams } from './params.ts';
import { createBudgets } from './rate-limits.ts';
import type { Site } from './rate-limits.ts';
import type { RawRequest } from './raw-request.ts';
import { readInput } from './read-input.ts';
import type { Input } from './read-input.ts';

export interface GatewayOptions {
  readonly clock: SimClock;
  /** Calls are counted by its seconds. */
  readonly rateClock: SimClock;
  readonly world: World;
  readonly traits: AccountTraits;
  readonly sent: readonly SentCallback[];
  readonly credentials: Credentials;
  readonly service: string;
  readonly version: string;
  readonly actions: ReadonlyMap<string, Action>;
}

export interface Outcome {
  readonly action: string;
  /** As sent, once they could be read. */
  readonly params: Input;
  readonly result: Readonly<Record<string, unknown>> | ApiError;
}

const maxQueryBytes = 32 * 1024; // tencent-live 4.1

/**
 * Answers one request as the API's front does: protocol, signature, version and action, budget, parameters,
 * and then the action itself. `forced` is a code to refuse with after the signature was found good.
 */
export function createGateway(options: GatewayOptions) {
  const spend = createBudgets(options.rateClock, options.traits.site);
  return (request: RawRequest, forced?: string): Outcome => {
    const name = request.headers.get('x-tc-action') ?? '';
    let params: Input = {};
    try {
      checkProtocol(request);
      const nowMs = options.clock.now();
      checkSignature(request, options.credentials, { service: options.service, nowMs });
      const action = findAction(request, name, options);
      checkRegion(request, action, options.traits.site);
      spend(name);
      if (forced !== undefined) throw new ApiError(forced, 'The stand-in was told to refuse this call.');
      const fields = action.fields(options.traits.site);
      params = readInput(request, fields);
      const checked = checkParams(fields, params, nowMs);
      const { world, traits, sent } = options;
      const result = action.run(checked, { world, traits, nowMs, sent });
      return { action: name, params, result };
    } catch (error) {
      return { action: name, params, result: asApiError(error) };
    }
  };
}

function checkProtocol(request: RawRequest): void {
  if (request.method !== 'POST' && request.method !== 'GET') {
    throw new ApiError('UnsupportedProtocol', 'Only GET and POST are taken.');
  }
  if (request.query.length > maxQueryBytes) {
    throw new ApiError('RequestSizeLimitExceeded', 'A GET request takes at most 32 KB.');
  }
  if (request.method === 'POST' && request.query !== '') {
    throw new ApiError('InvalidParameter', 'A POST request takes no query.');
  }
  for (const name of ['X-TC-Action', 'X-TC-Version', 'X-TC-Timestamp']) {
    if (!request.headers.has(name.toLowerCase())) {
      throw new ApiError('MissingParameter', `The request is missing the required header ${name}.`);
    }
  }
  const wanted = request.method === 'POST' ? 'application/json' : 'application/x-www-form-urlencoded';
  const sent = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (sent !== wanted) throw new ApiError('InvalidParameter', `The content type must be ${wanted}.`);
}

function findAction(request: RawRequest, name: string, options: GatewayOptions): Action {
  if (request.headers.get('x-tc-version') !== options.version) {
    throw new ApiError('NoSuchVersion', `The version is ${options.version}.`);
  }
  const action = options.actions.get(name);
  if (action === undefined || action.offered?.(options.traits) === false) {
    throw new ApiError('InvalidAction', `The action ${name} is not offered.`);
  }
  return action;
}

/** Only some actions look at the region; the others take any (tencent-live 4.1). */
function checkRegion(request: RawRequest, action: Action, site: Site): void {
  const regions = action.regions?.(site);
  if (regions === undefined) return;
  const region = request.headers.get('x-tc-region') ?? '';
  if (region === '') {
    throw new ApiError('MissingParameter', 'The request is missing a required parameter `Region`.');
  }
  if (!regions.includes(region)) {
    throw new ApiError(
      'UnsupportedRegion',
      `The action ${action.name} does not support the region ${region}.`,
    );
  }
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('InternalError', `The stand-in failed: ${String(error)}`);
}

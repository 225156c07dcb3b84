import { ApiError } from './api-error.ts';
import type { RawRequest } from './raw-request.ts';
import { canonicalRequest, dayKey, readAuthorization, sameText, signature, stringToSign } from './tc3.ts';
import type { Authorization } from './tc3.ts';

export interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
  /** Set for temporary credentials only. */
  readonly token: string | undefined;
}

const maxSkewSeconds = 300; // tencent-live 4.1

/**
 * Throws the `AuthFailure.*` or `MissingParameter` that Tencent would answer; returns when the request is
 * signed by `credentials` for `service`, whatever host it was sent to.
 */
export function checkSignature(
  request: RawRequest,
  credentials: Credentials,
  scope: { service: string; nowMs: number },
): void {
  const claim = readAuthorization(request.headers.get('authorization') ?? '');
  if (claim === undefined || !wellFormedNames(claim.signedHeaders)) {
    throw new ApiError(
      'AuthFailure.InvalidAuthorization',
      'The Authorization header is not of the TC3 form.',
    );
  }
  const timestamp = freshTimestamp(request, scope.nowMs);
  if (!sameText(claim.secretId, credentials.secretId)) {
    throw new ApiError('AuthFailure.SecretIdNotFound', 'The SecretId is not found.');
  }
  checkToken(request, credentials);
  checkScope(claim, timestamp, scope.service);
  const canonical = canonicalRequest(request, claim.signedHeaders);
  if (canonical === undefined) throw signatureFailure('a signed header was not sent');
  const key = dayKey(credentials.secretKey, claim.date);
  const expected = signature(key, claim.service, stringToSign(timestamp, claim, canonical));
  if (!sameText(expected, claim.signature)) throw signatureFailure('the signature does not match');
}

/** `content-type` and `host` must be signed; names are unique and in ASCII order. */
function wellFormedNames(names: readonly string[]): boolean {
  const ordered = names.every((name, at) => name !== '' && name > (names[at - 1] ?? ''));
  return ordered && names.includes('content-type') && names.includes('host');
}

function freshTimestamp(request: RawRequest, nowMs: number): string {
  const text = request.headers.get('x-tc-timestamp');
  if (text === undefined) throw new ApiError('MissingParameter', 'X-TC-Timestamp is missing.');
  if (!/^\d{1,12}$/.test(text)) throw new ApiError('InvalidParameter', 'X-TC-Timestamp is not in seconds.');
  if (Math.abs(nowMs / 1000 - Number(text)) > maxSkewSeconds) {
    throw new ApiError('AuthFailure.SignatureExpire', 'X-TC-Timestamp is more than 5 minutes away.');
  }
  return text;
}

function checkToken(request: RawRequest, credentials: Credentials): void {
  if (!sameText(request.headers.get('x-tc-token') ?? '', credentials.token ?? '')) {
    throw new ApiError('AuthFailure.TokenFailure', 'X-TC-Token does not belong to this SecretId.');
  }
}

function checkScope(claim: Authorization, timestamp: string, service: string): void {
  if (claim.date !== new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)) {
    throw signatureFailure('the credential date is not the UTC date of X-TC-Timestamp');
  }
  if (claim.service !== service) throw signatureFailure(`the signed service is not ${service}`);
}

function signatureFailure(why: string): ApiError {
  return new ApiError('AuthFailure.SignatureFailure', `The credentials could not be validated: ${why}.`);
}

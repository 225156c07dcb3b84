import type { SignatureMatch, UnixSeconds, UrlCheck, UrlFinding } from './port.ts';
import { readSignedUrl, type SignedUrl } from './signed-url.ts';
import { findSignature, type CheckedDomain } from './url-signature.ts';

export interface CheckOptions {
  readonly domains: readonly CheckedDomain[];
  readonly now: UnixSeconds;
  /** Streams that the URL may have been signed for instead. */
  readonly otherNames: readonly string[];
}

/** From here on a key that gets out is worth more than the trouble of a new URL (tencent-live 9.2 recommends 24 h). */
const LONG_LIFE_S = 7 * 86_400;

/** Says what is wrong with a push or play URL, from its own text and the keys alone (tencent-live 9). */
export function checkUrl(given: string, options: CheckOptions): UrlCheck {
  const bare = given.trim();
  const tidy = bare.replaceAll(/&amp;/gi, '&').replaceAll(/\s+/g, '');
  const url = readSignedUrl(tidy);
  const spoiled: UrlFinding[] = [
    ...(/&amp;/i.test(bare) ? [{ cause: 'escaped' as const }] : []),
    ...(/\s/.test(bare) ? [{ cause: 'spaces' as const }] : []),
  ];
  if (url === undefined) {
    return {
      kind: undefined,
      stream: undefined,
      expires: undefined,
      findings: [...spoiled, { cause: 'unreadable' }],
    };
  }
  const own = options.domains.find(({ domain }) => domain === url.domain);
  const expires = endOf(url.txTime);
  const findings = own === undefined ? foreign(url) : findingsOf(url, own, expires, options);
  const { domain, app, name } = url;
  const stream = { domain, app, name };
  return { kind: own?.kind, stream, expires, findings: [...spoiled, ...findings] };
}

const foreign = ({ domain }: SignedUrl): UrlFinding[] => [{ cause: 'foreign-domain', domain }];

function findingsOf(
  url: SignedUrl,
  own: CheckedDomain,
  expires: UnixSeconds | undefined,
  options: CheckOptions,
): readonly UrlFinding[] {
  const swapped: UrlFinding[] = isSwapped(url, own)
    ? [{ cause: 'swapped-domain', domain: own.domain, kind: own.kind }]
    : [];
  const suffix: UrlFinding[] = hasSuffix(url, own, options)
    ? [{ cause: 'template-suffix', isNote: true }]
    : [];
  if (!own.auth) return [...swapped, ...suffix, { cause: 'unsigned-domain', isNote: true }];
  return [...swapped, ...signatureFindings(url, own, expires, options), ...suffix];
}

/** FLV and HLS are for playing, RTMPS and SRT for pushing; RTMP and WebRTC are for both (tencent-live 9.1). */
function isSwapped({ scheme }: SignedUrl, { kind }: CheckedDomain): boolean {
  if (scheme === 'http' || scheme === 'https') return kind === 'push';
  return (scheme === 'rtmps' || scheme === 'srt') && kind === 'play';
}

/** A pushed stream whose name ends like a template is taken for a transcoded one when it is played (tencent-live 9.3). */
function hasSuffix({ name }: SignedUrl, { kind }: CheckedDomain, { domains }: CheckOptions): boolean {
  return (
    kind === 'push' && domains.some(({ templates }) => templates.some((one) => name.endsWith(`_${one}`)))
  );
}

function signatureFindings(
  url: SignedUrl,
  own: CheckedDomain,
  expires: UnixSeconds | undefined,
  { domains, otherNames, now }: CheckOptions,
): readonly UrlFinding[] {
  const { txSecret, txTime } = url;
  if (txSecret === undefined && txTime === undefined) return [{ cause: 'no-signature' }];
  if (txSecret === undefined) return [{ cause: 'no-secret' }];
  if (txTime === undefined) return [{ cause: 'no-time' }];
  if (/^\d{10}$/.test(txTime)) return [{ cause: 'decimal-time' }];
  if (expires === undefined) return [{ cause: 'bad-time' }];
  const late: UrlFinding[] = expires <= now ? [{ cause: 'expired', at: expires }] : [];
  const long: UrlFinding[] = expires > now + LONG_LIFE_S ? [{ cause: 'long-life', isNote: true }] : [];
  if (!/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/i.test(txSecret)) {
    return [...late, { cause: 'bad-secret', length: txSecret.length }, ...long];
  }
  const match = findSignature(url, own, domains, otherNames);
  return [...late, ...matchFindings(match, own, txSecret), ...long];
}

function matchFindings(
  match: SignatureMatch | undefined,
  own: CheckedDomain,
  secret: string,
): readonly UrlFinding[] {
  if (match === undefined) return [{ cause: 'unknown-signature' }];
  const { domain, kind, hash, text, which } = match;
  if (text === 'time-case') return [{ cause: 'hex-case', match }];
  if (text !== 'exact') return [{ cause: 'other-text', match }];
  if (kind !== own.kind) return [{ cause: 'swapped-key', match }];
  if (domain !== own.domain) return [{ cause: 'other-key', match }];
  if (hash !== own.hash) return [{ cause: 'other-hash', match }];
  if (secret !== secret.toLowerCase()) return [{ cause: 'secret-case' }];
  return which === 'backup' ? [{ cause: 'backup-key', isNote: true }] : [];
}

/** Eight hex digits reach to 2106, and seven began in 1978; anything else is no `txTime`. */
const endOf = (txTime: string | undefined): UnixSeconds | undefined =>
  txTime !== undefined && /^[0-9a-f]{7,8}$/i.test(txTime) ? Number.parseInt(txTime, 16) : undefined;

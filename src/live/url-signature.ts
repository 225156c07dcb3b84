import type { SignedUrl } from './signed-url.ts';
import type { SignatureMatch, SignedText, UrlHash } from './port.ts';
import { txSecret } from './urls.ts';

/** One domain of the installation and what its URLs are signed with. */
export interface CheckedDomain {
  readonly domain: string;
  readonly kind: 'push' | 'play';
  readonly keys: readonly { readonly which: 'primary' | 'backup'; readonly key: string }[];
  readonly hash: UrlHash;
  /** False: the domain checks no signature. */
  readonly auth: boolean;
  /** Transcoding templates of a play domain. */
  readonly templates: readonly string[];
}

/**
 * Finds out how the signature of a URL was made, by trying what people get wrong: the likeliest first. Undefined: with none
 * of these keys, or for a stream that is not among `otherNames`.
 */
export function findSignature(
  url: SignedUrl,
  own: CheckedDomain,
  domains: readonly CheckedDomain[],
  otherNames: readonly string[],
): SignatureMatch | undefined {
  const { txSecret: secret, txTime } = url;
  if (secret === undefined || txTime === undefined) return undefined;
  const given = secret.toLowerCase();
  const ordered = [own, ...domains.filter((domain) => domain !== own)];
  for (const { text, name, time } of textsOf({ ...url, txTime }, domains, otherNames)) {
    for (const domain of ordered) {
      const found = matchOn(domain, given, name, time);
      const { domain: host, kind } = domain;
      if (found !== undefined) return { domain: host, kind, ...found, text, name };
    }
  }
  return undefined;
}

function matchOn(
  { keys, hash: usual }: CheckedDomain,
  given: string,
  name: string,
  time: string,
): Pick<SignatureMatch, 'which' | 'hash'> | undefined {
  const hashes: readonly UrlHash[] = usual === 'md5' ? ['md5', 'sha256'] : ['sha256', 'md5'];
  for (const hash of hashes) {
    const fit = keys.find(({ key }) => txSecret(key, name, time, hash) === given);
    if (fit !== undefined) return { which: fit.which, hash };
  }
  return undefined;
}

interface Text {
  readonly text: SignedText;
  readonly name: string;
  readonly time: string;
}

function textsOf(
  { name, app, extension, txTime: time }: SignedUrl & { readonly txTime: string },
  domains: readonly CheckedDomain[],
  otherNames: readonly string[],
): readonly Text[] {
  const templates = [...new Set(domains.flatMap((domain) => domain.templates))];
  const suffix = templates.find((template) => name.endsWith(`_${template}`));
  const as = (text: SignedText, ...names: readonly string[]) =>
    names.map((one) => ({ text, name: one, time }));
  return [
    ...as('exact', name),
    ...[time.toUpperCase(), time.toLowerCase()].map((other) => ({
      text: 'time-case' as const,
      name,
      time: other,
    })),
    ...(suffix === undefined ? [] : as('without-template', name.slice(0, -suffix.length - 1))),
    ...as('with-template', ...templates.map((template) => `${name}_${template}`)),
    ...as('with-app', `${app}/${name}`, `/${app}/${name}`),
    ...(extension === '' ? [] : as('with-extension', `${name}.${extension}`)),
    ...as('name-case', name.toLowerCase(), name.toUpperCase()),
    ...as('other-stream', ...otherNames),
  ];
}

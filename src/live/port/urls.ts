import type { UnixSeconds } from './names.ts';

/** Which digest a domain's authentication is set to; Tencent's default is `md5` (tencent-live 9.2). */
export type UrlHash = 'md5' | 'sha256';

/** What was hashed in the place of what should have been: `exact` is right. */
export type SignedText =
  | 'exact'
  | 'time-case'
  | 'without-template'
  | 'with-template'
  | 'with-app'
  | 'with-extension'
  | 'name-case'
  | 'other-stream';

/** Which key, digest and text make the signature that a URL carries. */
export interface SignatureMatch {
  /** The domain whose key it is. */
  readonly domain: string;
  readonly kind: 'push' | 'play';
  readonly which: 'primary' | 'backup';
  readonly hash: UrlHash;
  readonly text: SignedText;
  /** The stream name that was signed, where it is another. */
  readonly name: string;
}

/** What is wrong with a URL; `isNote` where it works all the same. */
export type UrlFinding =
  | { readonly cause: 'unreadable' | 'escaped' | 'spaces' | 'no-signature' | 'no-secret' | 'no-time' }
  | { readonly cause: 'foreign-domain'; readonly domain: string }
  /** A form for playing on a push domain, or the other way round. */
  | { readonly cause: 'swapped-domain'; readonly domain: string; readonly kind: 'push' | 'play' }
  | { readonly cause: 'decimal-time' | 'bad-time' | 'secret-case' | 'unknown-signature' }
  | { readonly cause: 'bad-secret'; readonly length: number }
  | { readonly cause: 'expired'; readonly at: UnixSeconds }
  | {
      readonly cause: 'hex-case' | 'other-hash' | 'other-key' | 'swapped-key' | 'other-text';
      readonly match: SignatureMatch;
    }
  | {
      readonly cause: 'unsigned-domain' | 'backup-key' | 'long-life' | 'template-suffix';
      readonly isNote: true;
    };

export type UrlCause = UrlFinding['cause'];

/** What a URL says of itself, and what is wrong with it; no part of its signature is in it. */
export interface UrlCheck {
  /** What it is for, as far as its domain tells. */
  readonly kind: 'push' | 'play' | undefined;
  readonly stream: { readonly domain: string; readonly app: string; readonly name: string } | undefined;
  readonly expires: UnixSeconds | undefined;
  /** The most likely cause first, notes last; empty: nothing is wrong with it. */
  readonly findings: readonly UrlFinding[];
}

/** What stands in a UserSig (tencent-live 10); its signature is no part of it. */
export interface UserSig {
  readonly user: string;
  readonly sdkAppId: number;
  readonly madeAt: UnixSeconds;
  readonly expires: UnixSeconds;
  /** It carries a permission for one room (PrivateMapKey). */
  readonly hasUserbuf: boolean;
}

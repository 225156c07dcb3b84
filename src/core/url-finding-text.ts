import type { SignatureMatch, UrlFinding } from '../live/port.ts';
import { code, text, time, type Text } from './text.ts';

/** What is wrong, and what to do about it, in two sentences. */
export interface FindingText {
  readonly said: Text;
  readonly next: Text;
}

const newUrl = text`Ask for a new URL.`;

/** One finding about a URL, in words; the order of findings is not this file's business. */
export function findingText(finding: UrlFinding): FindingText {
  return isTold(finding) ? TEXTS[finding.cause] : detailText(finding);
}

type ToldFinding = Extract<UrlFinding, { readonly cause: Told }>;

const isTold = (finding: UrlFinding): finding is ToldFinding => Object.hasOwn(TEXTS, finding.cause);

function detailText(finding: Exclude<UrlFinding, ToldFinding>): FindingText {
  switch (finding.cause) {
    case 'foreign-domain':
      return {
        said: text`${code(finding.domain)} is none of the domains of this installation.`,
        next: text`Compare it letter by letter with the push and play domains in the settings.`,
      };
    case 'swapped-domain':
      return {
        said:
          finding.kind === 'push'
            ? text`It has the form of a play URL, but ${code(finding.domain)} is a push domain.`
            : text`It has the form of a push URL, but ${code(finding.domain)} is a play domain.`,
        next: text`Take a URL of the other kind: push and play domains cannot stand for each other.`,
      };
    case 'bad-secret':
      return {
        said: text`${code('txSecret')} has ${finding.length} characters; it must be 32 hex digits, or 64 with SHA-256.`,
        next: text`It was probably cut off when it was copied: copy all of it, or ask for a new URL.`,
      };
    case 'expired':
      return { said: text`It expired ${time(finding.at)}.`, next: newUrl };
    case 'hex-case':
    case 'other-hash':
    case 'other-key':
    case 'swapped-key':
    case 'other-text':
      return signatureText(finding.cause, finding.match);
  }
}

type Told = Exclude<
  UrlFinding['cause'],
  | 'foreign-domain'
  | 'swapped-domain'
  | 'bad-secret'
  | 'expired'
  | 'hex-case'
  | 'other-hash'
  | 'other-key'
  | 'swapped-key'
  | 'other-text'
>;

/** tencent-live 9.1 to 9.3, 11.4: what the cloud refuses, in the words of whoever has to mend it. */
const TEXTS: Readonly<Record<Told, FindingText>> = {
  unreadable: {
    said: text`It is no push or play URL that the cloud knows.`,
    next: text`A push URL looks like ${code('rtmp://domain/app/stream?txSecret=…&txTime=…')}; a play URL ends with ${code('.flv')} or ${code('.m3u8')} before the question mark.`,
  },
  escaped: {
    said: text`It holds ${code('&amp;')} where ${code('&')} should stand: a web page or an XML file escaped it, and the cloud then sees no ${code('txTime')}.`,
    next: text`Put ${code('&')} in its place.`,
  },
  spaces: {
    said: text`There is a space or a line break in it, so that the cloud sees only what stands before.`,
    next: text`Take it out. In OBS the server and the stream key are two fields.`,
  },
  'no-signature': {
    said: text`It is not signed, and this domain checks signatures: ${code('txSecret')} and ${code('txTime')} are missing. In SRT they stand behind commas, not behind ${code('&')}.`,
    next: newUrl,
  },
  'no-secret': {
    said: text`${code('txSecret')} is missing; the cloud refuses it with 18/502.`,
    next: text`Copy the whole URL, or ask for a new one.`,
  },
  'no-time': {
    said: text`${code('txTime')} is missing; the cloud refuses it with 18/500.`,
    next: text`Copy the whole URL, or ask for a new one.`,
  },
  'decimal-time': {
    said: text`${code('txTime')} is a decimal number; it must be the UNIX time in hex.`,
    next: text`Write the seconds in hex and sign that text, or ask for a new URL.`,
  },
  'bad-time': {
    said: text`${code('txTime')} is no UNIX time in hex: eight hex digits are right today.`,
    next: text`Write whole seconds in hex, neither milliseconds nor with ${code('0x')}, and sign that text; or ask for a new URL.`,
  },
  'secret-case': {
    said: text`${code('txSecret')} stands in upper case; the cloud compares lower case.`,
    next: text`Write its letters in lower case.`,
  },
  'unknown-signature': {
    said: text`The signature was made with none of the keys of this installation, or for another stream or another end; the cloud refuses it with 18/503.`,
    next: text`If the URL was changed by hand, ask for a new one. If it comes from a program, compare that program's key with the one in the console.`,
  },
  'unsigned-domain': {
    said: text`The domain checks no signature: whoever knows the name can use it, for ever.`,
    next: text`Switch the authentication on in the console if that is not meant.`,
  },
  'backup-key': {
    said: text`It is signed with the backup key, which works only where the backup key is set in the console.`,
    next: text`Ask for a URL that is signed with the primary key if it is refused.`,
  },
  'long-life': {
    said: text`It is good for more than a week.`,
    next: text`Should it get into wrong hands, the key of the domain has to be changed: ask for shorter lives.`,
  },
  'template-suffix': {
    said: text`The stream name ends like a transcoding template, so that players are given the rendition of another stream.`,
    next: text`Choose a name without that ending.`,
  },
};

function signatureText(
  cause: 'hex-case' | 'other-hash' | 'other-key' | 'swapped-key' | 'other-text',
  match: SignatureMatch,
): FindingText {
  switch (cause) {
    case 'hex-case':
      return {
        said: text`The letters of ${code('txTime')} stand in another case than when it was signed, and the signature is over that very text.`,
        next: text`Write ${code('txTime')} as it was signed, in the other case, or ask for a new URL.`,
      };
    case 'other-hash':
      return {
        said: text`It is signed with ${match.hash === 'md5' ? 'MD5' : 'SHA-256'}, and this domain is set to the other digest.`,
        next: text`Sign it as the console says for the domain, or ask for a new URL.`,
      };
    case 'other-key':
      return {
        said: text`It is signed with the key of ${code(match.domain)}, not with that of its own domain.`,
        next: text`Use it on that domain, or ask for a new URL for this one.`,
      };
    case 'swapped-key':
      return {
        said:
          match.kind === 'play'
            ? text`It is signed with the play key of ${code(match.domain)}, but it stands on a push domain.`
            : text`It is signed with the push key of ${code(match.domain)}, but it stands on a play domain.`,
        next: text`Push and play domains have keys of their own: sign with the right one, or ask for a new URL.`,
      };
    case 'other-text':
      return otherText(match);
  }
}

function otherText({ text: what, name }: SignatureMatch): FindingText {
  const next = newUrl;
  switch (what) {
    case 'without-template':
      return {
        said: text`A transcoded stream is signed with its template: ${code(name)} alone was signed.`,
        next,
      };
    case 'with-template':
      return {
        said: text`${code(name)} was signed, which is a transcoded stream; the URL names the stream itself.`,
        next,
      };
    case 'with-app':
      return {
        said: text`The app name was signed too; only the stream name is part of the signature.`,
        next,
      };
    case 'with-extension':
      return {
        said: text`The file ending was signed too; only the stream name is part of the signature.`,
        next,
      };
    case 'name-case':
      return { said: text`${code(name)} was signed; upper and lower case are different streams.`, next };
    case 'other-stream':
    case 'exact':
    case 'time-case':
      return { said: text`It is signed for the stream ${code(name)}, and names another.`, next };
  }
}

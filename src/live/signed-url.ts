/** A push or play URL taken apart, as it stands: nothing of it is checked yet. */
export interface SignedUrl {
  readonly scheme: 'rtmp' | 'rtmps' | 'srt' | 'webrtc' | 'http' | 'https';
  /** In lower case, without a port. */
  readonly domain: string;
  readonly app: string;
  /** Without the extension of FLV and HLS. */
  readonly name: string;
  readonly extension: '' | 'flv' | 'm3u8';
  readonly txSecret: string | undefined;
  readonly txTime: string | undefined;
}

const FORM =
  /^(rtmp|rtmps|webrtc|https?):\/\/([^/?#\s:]+)(?::\d+)?\/([^?#\s]*?)\/+([^/?#\s]+)(?:\?([^#\s]*))?$/i;

/** Takes a URL of one of the forms of tencent-live 9.1 apart; undefined when it is none of them. */
export function readSignedUrl(given: string): SignedUrl | undefined {
  if (/^srt:/i.test(given)) return readSrt(given);
  const [, scheme, host, app, last, query = ''] = FORM.exec(given) ?? [];
  if (scheme === undefined || host === undefined || app === undefined || last === undefined) return undefined;
  const known = schemeOf(scheme);
  const [, name = last, extension = ''] = /^(.+)\.(flv|m3u8)$/i.exec(last) ?? [];
  const isFile = known === 'http' || known === 'https';
  if (isFile !== (extension !== '')) return undefined;
  const parameters = parametersOf(query.split('&'));
  return {
    scheme: known,
    domain: host.toLowerCase(),
    app,
    name,
    extension: extension.toLowerCase() === 'm3u8' ? 'm3u8' : extension === '' ? '' : 'flv',
    ...parameters,
  };
}

/** `srt://host:9000?streamid=#!::h=host,r=app/name,txSecret=…,txTime=…`; a strict parser may have made `%23` of the `#`. */
function readSrt(given: string): SignedUrl | undefined {
  const streamId = /[?&]streamid=(?:#|%23)!::(.+)$/i.exec(given)?.[1];
  const parts = streamId?.split(',') ?? [];
  const host = valueOf(parts, 'h');
  const [app, name, ...more] = valueOf(parts, 'r')?.split('/') ?? [];
  if (host === undefined || app === undefined || name === undefined || more.length > 0) return undefined;
  return { scheme: 'srt', domain: host.toLowerCase(), app, name, extension: '', ...parametersOf(parts) };
}

const parametersOf = (parts: readonly string[]) => ({
  txSecret: valueOf(parts, 'txSecret'),
  txTime: valueOf(parts, 'txTime'),
});

/** An empty value counts as missing. */
function valueOf(parts: readonly string[], name: string): string | undefined {
  const part = parts.find((one) => one.startsWith(`${name}=`));
  const value = part?.slice(name.length + 1);
  return value === '' ? undefined : value;
}

function schemeOf(scheme: string): SignedUrl['scheme'] {
  const lower = scheme.toLowerCase();
  const known = (['rtmp', 'rtmps', 'webrtc', 'http', 'https'] as const).find((one) => one === lower);
  if (known === undefined) throw new TypeError(`no such scheme: ${scheme}`);
  return known;
}

import type { Signature } from './sign.ts';

/** As the document names them after `Param.`: `s.` for a text, `n.` for a number; dots are sent as they are. */
export type Params = Readonly<Record<`${'s' | 'n'}.${string}`, string | number | undefined>>;

export interface Account {
  /** What the host calls the account: `appid` or `cmd` (tencent-live 2.2). */
  readonly name: 'appid' | 'cmd';
  readonly appId: string;
}

/** The query of one call (tencent-live 2.1, 2.2); values are form-encoded. */
export function queryOf(account: Account, name: string, signature: Signature, params: Params = {}): string {
  const own = Object.entries(params).flatMap(([param, value]): [string, string][] =>
    value === undefined ? [] : [[`Param.${param}`, String(value)]],
  );
  const { t, sign } = signature;
  return new URLSearchParams([
    [account.name, account.appId],
    ['interface', name],
    ['t', t],
    ['sign', sign],
    ...own,
  ]).toString();
}

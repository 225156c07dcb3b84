import type { UnixSeconds } from '../port.ts';
import type { Client } from './client.ts';
import { channelsAnswer } from './schemas.ts';

export interface CredentialCheck {
  /** Always empty: the old API cannot be asked which domains the account has. */
  readonly missing: readonly [];
  readonly at: UnixSeconds;
}

/** Proves the key with the smallest page there is (tencent-live 3.10). Throws BotError, e.g. `cloud-credentials`. */
export async function checkCredentials(client: Client): Promise<CredentialCheck> {
  const { at } = await client.read('Live_Channel_GetChannelList', { 'n.page_size': 10 }, channelsAnswer);
  return { missing: [], at };
}

import { queryOf } from './query.ts';
import { tracked, type Call, type CallOptions } from './call.ts';

/** The fields of one mix call but for those that every one has. */
export type MixParams = Readonly<Record<string, unknown>>;

/** The name of both calls in the query and in the body; which of the two it is stands in `para` (tencent-live 3.12). */
const INTERFACE = 'Mix_StreamV2';
const EVENT_IDS = 2 ** 31;

/** Signs, sends and opens single POST calls about mixes (tencent-live 3.12). */
export function createMixCall(options: CallOptions & { readonly random: () => number }): Call<MixParams> {
  const { fcgi, now, random } = options;
  const { account, http } = fcgi;
  return (ask) =>
    tracked(ask, options, (signature) => {
      const path = `${fcgi.path}?${queryOf(account, INTERFACE, signature)}`;
      const para = { app_id: Number(account.appId), interface: ask.action, ...ask.params };
      const body = JSON.stringify({
        timestamp: now(),
        eventId: Math.floor(random() * EVENT_IDS),
        interface: { interfaceName: INTERFACE, para },
      });
      const headers = {
        'Content-Type': 'application/json',
        'Content-Length': String(Buffer.byteLength(body)),
      };
      const { timeoutMs, fresh } = ask;
      return http.send({ method: 'POST', path, headers, body, timeoutMs, fresh });
    });
}

import { actorKey, placeKey, type Call, type RawInput } from './call.ts';
import type { Services } from './services.ts';

/** What is no write but is remembered: a refused attempt, a secret that was handed out. Writes have rows of their own. */
export async function auditCall(
  call: Call,
  { path, input }: { readonly path: string; readonly input: RawInput },
  outcome: 'done' | 'refused',
  services: Services,
): Promise<void> {
  await services.store.audit.append({
    at: services.now(),
    call: call.id,
    actor: actorKey(call.actor),
    place: placeKey(call.place),
    command: path,
    input: JSON.stringify(input),
    target: undefined,
    requestId: undefined,
    outcome,
  });
}

import { actorKey, placeKey, type Call, type RawInput } from './call.ts';
import { fieldsOf } from './fields.ts';
import { streamNameOf } from './locate-stream.ts';
import type { Services } from './services.ts';
import { readStreamRef } from './stream-ref.ts';

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
    target: targetOf(path, input, services),
    requestId: undefined,
    outcome,
  });
}

/** As the writes to that stream name it, so that one question finds both; undefined when no stream was named. */
function targetOf(path: string, input: RawInput, { commands, settings }: Services): string | undefined {
  const command = commands.get(path);
  const field = command && fieldsOf(command.input).find(({ kind }) => kind === 'stream');
  const ref = field && readStreamRef(input[field.name] ?? '');
  return ref && `write:${streamNameOf(ref, settings)}`;
}

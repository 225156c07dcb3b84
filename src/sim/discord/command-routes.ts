import { apiError } from './api-error.ts';
import { created, noContent, ok, param } from './rest.ts';
import type { RestAnswer, RestRequest, Route } from './rest.ts';
import { guildOf } from './world.ts';
import { createForm } from './form.ts';

const bases = ['/applications/{application}/commands', '/applications/{application}/guilds/{guild}/commands'];

/** Reading and registering commands, of the application and of a guild. */
export const commandRoutes: readonly Route[] = bases.flatMap((base): Route[] => [
  { method: 'GET', template: base, handle: (request) => ok(request.world.commands.list(scope(request))) },
  { method: 'PUT', template: base, handle: replaceAll },
  { method: 'POST', template: base, handle: create },
  { method: 'GET', template: `${base}/{command}`, handle: (request) => ok(find(request)) },
  { method: 'PATCH', template: `${base}/{command}`, handle: change },
  { method: 'DELETE', template: `${base}/{command}`, handle: remove },
]);

/** The guild whose commands are meant. Throws for an application that is not the bot's, or a guild without it. */
function scope(request: RestRequest): string | undefined {
  const { world, params } = request;
  if (param(request, 'application') !== world.applicationId) throw apiError(20012);
  const guildId = params.get('guild');
  if (guildId !== undefined && !guildOf(world, guildId)?.members.has(world.bot.id)) throw apiError(50001);
  return guildId;
}

function find(request: RestRequest): ReturnType<RestRequest['world']['commands']['get']> {
  return request.world.commands.get(scope(request), param(request, 'command'));
}

function replaceAll(request: RestRequest): RestAnswer {
  const guildId = scope(request);
  if (request.list === undefined) {
    const form = createForm();
    form.fault('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    form.done();
  }
  return ok(request.world.commands.putAll(guildId, request.list ?? []));
}

function create(request: RestRequest): RestAnswer {
  const { command, isNew } = request.world.commands.put(scope(request), request.body);
  return isNew ? created(command) : ok(command);
}

function change(request: RestRequest): RestAnswer {
  return ok(request.world.commands.patch(scope(request), param(request, 'command'), request.body));
}

function remove(request: RestRequest): RestAnswer {
  request.world.commands.remove(scope(request), param(request, 'command'));
  return noContent;
}

import { createDesk } from '../../src/core/desk.ts';
import type { Settings } from '../../src/core/settings.ts';
import { createSigner, type SigningKeys } from '../../src/signer.ts';
import { createPerson, type Person } from './person.ts';
import type { World } from './world.ts';

export interface SigningOptions {
  /** In place of the stand-in's own keys. */
  readonly keys?: SigningKeys;
  readonly settings?: Partial<Settings>;
}

/** Somebody in an installation that signs in another way than the world's own; store, cloud and clock are the world's. */
export function signingPerson(world: World, name: string, { keys, settings }: SigningOptions): Person {
  const { services } = world;
  const sign = keys === undefined ? services.sign : createSigner(keys);
  const desk = createDesk({ ...services, sign, settings: { ...services.settings, ...settings } }, () => []);
  return createPerson(desk, name);
}

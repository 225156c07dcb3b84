import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import { readDatabaseUrl, type PostgresAddress } from '../../src/store/database-url.ts';
import type { Driver } from '../../src/store/driver.ts';
import { openPostgresDriver } from '../../src/store/postgres.ts';
import type { PostgresLimits } from '../../src/store/postgres-pools.ts';

const SERVER = process.env['TALLYLIGHT_POSTGRES'];
const LEFT_OUT =
  'left out: no PostgreSQL (set TALLYLIGHT_POSTGRES=postgres://…, or install it: apt-get install postgresql)\n';

export interface FreshPostgres {
  /** The address of an empty schema, which is gone after the suite. */
  readonly empty: () => Promise<string>;
  /** The address of the suite's own database. */
  readonly database: () => string;
}

/** Runs the suite on the server that `TALLYLIGHT_POSTGRES` names, in a database of its own, or says that it is left out. */
export function describePostgres(name: string, suite: (fresh: FreshPostgres) => void): void {
  if (SERVER === undefined) process.stdout.write(LEFT_OUT);
  describe.skipIf(SERVER === undefined)(`${name}, on a server`, () => {
    const database = `tallylight_test_${randomBytes(6).toString('hex')}`;
    const address = new URL(SERVER ?? 'postgres://nobody');
    address.pathname = `/${database}`;
    let schemas = 0;
    beforeAll(() => once(SERVER ?? '', `create database ${database} encoding 'UTF8' template template0`));
    afterAll(() => once(SERVER ?? '', `drop database ${database} with (force)`));
    suite({
      database: () => address.href,
      empty: async () => {
        const schema = `s${(schemas += 1)}`;
        await once(address.href, `create schema ${schema}`);
        const url = new URL(address);
        url.searchParams.set('options', `-c search_path=${schema}`);
        return url.href;
      },
    });
  });
}

async function once(url: string, sql: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** The database as somebody else's program sees it, until the test ends. */
export async function openRaw(url: string): Promise<Client> {
  const client = new Client(url);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** A driver on a database that may lack every table, until the test ends. */
export async function openDriver(databaseUrl: string, limits?: PostgresLimits): Promise<Driver> {
  const driver = await openPostgresDriver(postgresAddress(databaseUrl), limits);
  onTestFinished(() => driver.close());
  return driver;
}

export function postgresAddress(databaseUrl: string): PostgresAddress {
  const address = readDatabaseUrl(databaseUrl);
  if (address.kind !== 'postgres') throw new Error('this is no PostgreSQL');
  return address;
}

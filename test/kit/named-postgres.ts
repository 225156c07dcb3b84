export const namedPostgres = (): Promise<string | undefined> => Promise.resolve(undefined);

/** The package has no types of its own; only what is used. */
declare module 'tls-sig-api-v2' {
  export class Api {
    constructor(sdkAppId: number, key: string);
    /** `expire` in seconds from now, by the machine's clock. */
    genUserSig(userId: string, expire: number): string;
  }
}

import type { Site } from './rates.ts';

export type ServiceName = 'live' | 'vod';

/** One service of API 3.0; all are signed and answer alike. */
export interface Service {
  /** What is signed and what permissions are named by. */
  readonly name: ServiceName;
  readonly version: string;
  readonly urls: Readonly<Record<Site, string>>;
}

/** tencent-live 4.1 */
export const LIVE: Service = {
  name: 'live',
  version: '2018-08-01',
  urls: { mainland: 'https://live.tencentcloudapi.com', intl: 'https://live.intl.tencentcloudapi.com' },
};

/** Where recordings are stored (tencent-live 4.1); its international host is an inference of section 14 (c). */
export const VOD: Service = {
  name: 'vod',
  version: '2018-07-17',
  urls: { mainland: 'https://vod.tencentcloudapi.com', intl: 'https://vod.intl.tencentcloudapi.com' },
};

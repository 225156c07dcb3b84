import type { Site } from '../wire/rate-limits.ts';

const intl = [
  'ap-bangkok',
  'ap-guangzhou',
  'ap-hongkong',
  'ap-jakarta',
  'ap-mumbai',
  'ap-seoul',
  'ap-singapore',
  'ap-tokyo',
  'eu-frankfurt',
  'na-ashburn',
  'na-siliconvalley',
  'na-toronto',
  'sa-saopaulo',
];

/** Where record tasks can be made (tencent-live 4.1). */
export function recordRegions(site: Site): readonly string[] {
  return site === 'mainland' ? ['ap-guangzhou'] : intl;
}

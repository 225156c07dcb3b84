import { link, type Span } from './text.ts';

/**
 * A link to the channel that an audit row names (`slack:T1/C1`, `discord:G1/C1`); undefined where a platform has no
 * address for it. Whoever may not see the channel sees nothing there.
 */
export function placeLink(place: string): Span | undefined {
  const [, platform, home = '', channel = ''] = /^(slack|discord):(\w+)\/(\w+)/.exec(place) ?? [];
  if (platform === 'slack') {
    return link('see channel', `https://slack.com/app_redirect?team=${home}&channel=${channel}`);
  }
  return platform === 'discord'
    ? link('see channel', `https://discord.com/channels/${home}/${channel}`)
    : undefined;
}

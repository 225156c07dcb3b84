import type { Bot } from './bot.ts';
import type { Fault } from './config/faults.ts';
import { BotError } from './core/errors.ts';
import type { Log } from './core/services.ts';
import { plainText } from './core/text.ts';
import type { Cloud } from './open-cloud.ts';

/** Faults that only the outside can tell, all at once: refused keys and tokens, homes and groups that do not exist. */
export async function settingsFaults(bot: Bot, live: Cloud, log: Log): Promise<readonly Fault[]> {
  const [chats, cloud] = await Promise.all([bot.check(), cloudFaults(live, log)]);
  return [...cloud, ...chats];
}

/** A cloud that does not answer is no fault of the settings: the bot starts and says `unknown` until it does. */
async function cloudFaults(live: Cloud, log: Log): Promise<readonly Fault[]> {
  try {
    const { missing } = await live.checkCredentials();
    if (missing.length > 0) log.warn('push domains that the account does not have', { missing });
    return [];
  } catch (cause) {
    if (cause instanceof BotError && cause.code === 'cloud-credentials') {
      return [{ setting: live.keySettings, problem: plainText(cause.said), next: plainText(cause.next) }];
    }
    log.warn('the cloud could not be asked at the start', { cause });
    return [];
  }
}

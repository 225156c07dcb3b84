import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../../core/services.ts';

/** Tokens, and addresses: a `response_url` or a socket's address is a secret of its own. */
const SECRETS = /\bx(?:ox[a-z]|app)-[\w-]+|\b(?:https?|wss?):\/\/\S+/g;

const drop = () => undefined;

/** The SDK's logger, writing to the bot's log. Its debug lines hold whole requests, so they are dropped. */
export function createSdkLog(log: Log): Logger {
  return {
    debug: drop,
    info: (...said: unknown[]) => log.info('slack sdk', { said: words(said) }),
    warn: (...said: unknown[]) => log.warn('slack sdk', { said: words(said) }),
    error: (...said: unknown[]) => log.error('slack sdk', { said: words(said) }),
    setLevel: drop,
    getLevel: () => LogLevel.INFO,
    setName: drop,
  };
}

const words = (said: readonly unknown[]): string =>
  said
    .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : '…'))
    .join(' ')
    .replaceAll(SECRETS, '[redacted]')
    .slice(0, 500);

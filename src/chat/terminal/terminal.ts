import type { Chat } from '../port.ts';
import type { Answer } from '../../core/dispatch.ts';
import { renderReply } from './render.ts';

export interface Terminal extends Chat {
  /** The newest answer that was told outside a request. */
  told(): Answer | undefined;
}

/** A terminal as a chat platform: it asks one command (tools/say) and is told here what is found later. */
export function createTerminal(write: (text: string) => void): Terminal {
  let last: Answer | undefined;
  return {
    platform: 'terminal',
    check: () => Promise.resolve([]),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    connected: () => true,
    told: () => last,
    tell(_asker, _message, answer) {
      last = answer;
      write(renderReply(answer.reply));
      return Promise.resolve();
    },
    post(_place, reply) {
      write(renderReply(reply));
      return Promise.resolve('');
    },
    edit(_place, _message, reply) {
      write(renderReply(reply));
      return Promise.resolve();
    },
    readBack: () => Promise.resolve({ found: 'untold' }),
    postable: () => Promise.resolve(undefined),
  };
}

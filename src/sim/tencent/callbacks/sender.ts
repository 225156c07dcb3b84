import { createHash } from 'node:crypto';
import type { SimClock } from '../../clock.ts';
import type { CallbackMessage, CallbackTarget, Fate, SentCallback } from './callback.ts';

export interface SenderOptions {
  readonly clock: SimClock;
  readonly fetch: typeof fetch;
}

const picture = 200;
const validSeconds = 600; // tencent-live 11.1: `t` is ten minutes after the sending.
const answerWithinMs = 20_000;
const noAnswer = -1;

/** tencent-live 11.1: how often, and how long after the last try. */
function retriesOf(type: number) {
  return type === picture ? { times: 5, everyMs: 120_000 } : { times: 12, everyMs: 60_000 };
}

/** Posts messages to one address, again when they are not taken, and keeps what was sent. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #sent: SentCallback[] = [];
  readonly #inFlight = new Set<Promise<void>>();
  readonly #cancels = new Set<() => void>();
  #target: CallbackTarget | undefined;
  #fateOf: (message: CallbackMessage) => Fate = () => ({});

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** From now on; `undefined`: nobody is called back. */
  deliverTo(target: CallbackTarget | undefined): void {
    this.#target = target;
  }

  /** Decides what happens to each message from now on. */
  disturb(fateOf: (message: CallbackMessage) => Fate): void {
    this.#fateOf = fateOf;
  }

  /** Every post since the start, in the order of their ends. */
  get sent(): readonly SentCallback[] {
    return this.#sent;
  }

  /** Without an address nothing is sent, and nothing is kept. */
  send(message: CallbackMessage): void {
    if (this.#target === undefined) return;
    const { copies = 1, delayMs = 0 } = this.#fateOf(message);
    if (copies === 0) this.#lose(message);
    for (let copy = 0; copy < copies; copy += 1) {
      if (delayMs === 0) this.#try(message, 0);
      else this.#later(delayMs, () => this.#try(message, 0));
    }
  }

  /** Resolves when no post waits for its answer; tries that wait for the clock are not waited for. */
  async idle(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight);
  }

  /** Nothing is sent any more, and what is on its way is given up. */
  close(): void {
    this.#target = undefined;
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }

  #try(message: CallbackMessage, retries: number): void {
    const target = this.#target;
    if (target === undefined) return;
    const post = this.#post(message, target)
      .then((isDelivered) => {
        const { times, everyMs } = retriesOf(message.type);
        if (!isDelivered && retries < times) this.#later(everyMs, () => this.#try(message, retries + 1));
      })
      .finally(() => this.#inFlight.delete(post));
    this.#inFlight.add(post);
  }

  /** Answers whether it was taken: by 200, whatever the answer says (tencent-live 11.1). */
  async #post(message: CallbackMessage, { url, key }: CallbackTarget): Promise<boolean> {
    const { clock } = this.#options;
    const sentMs = clock.now();
    const request = JSON.stringify(signed(message, key, sentMs));
    const { status, response } = await this.#exchange(url, request);
    const resultCode = status === 200 ? 0 : status;
    this.#sent.push({ message, sentMs, request, response, respondedMs: clock.now(), resultCode });
    return resultCode === 0;
  }

  async #exchange(url: string, body: string): Promise<{ status: number; response: string }> {
    const abort = new AbortController();
    const give = this.#later(answerWithinMs, () => abort.abort());
    const stop = () => abort.abort();
    this.#cancels.add(stop);
    try {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body, redirect: 'manual', signal: abort.signal } as const;
      const answer = await this.#options.fetch(url, init);
      return { status: answer.status, response: await answer.text() };
    } catch {
      return { status: noAnswer, response: '' };
    } finally {
      give();
      this.#cancels.delete(stop);
    }
  }

  #lose(message: CallbackMessage): void {
    const nowMs = this.#options.clock.now();
    const request = JSON.stringify(signed(message, this.#target?.key, nowMs));
    const lost = { response: '', respondedMs: nowMs, resultCode: noAnswer };
    this.#sent.push({ message, sentMs: nowMs, request, ...lost });
  }

  #later(delayMs: number, run: () => void): () => void {
    const take = this.#options.clock.after(delayMs, () => {
      this.#cancels.delete(take);
      run();
    });
    this.#cancels.add(take);
    return () => {
      take();
      this.#cancels.delete(take);
    };
  }
}

function signed({ type, body, unsigned }: CallbackMessage, key: string | undefined, nowMs: number) {
  const event = { event_type: type, ...body };
  if (key === undefined || unsigned) return event;
  const t = Math.floor(nowMs / 1000) + validSeconds;
  return { ...event, t, sign: createHash('md5').update(`${key}${t}`).digest('hex') };
}

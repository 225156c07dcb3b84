import { Counter, Gauge, Registry } from 'prom-client';

/** What the bot counts, in Prometheus' text form. Labels are names of ours or of the cloud, never a person's or a stream's. */
export interface Metrics {
  /** A call was answered; `outcome` is `ok` or the error's code. */
  readonly answered: (platform: string, command: string, outcome: string) => void;
  /** A request to the cloud ended; `outcome` is `ok` or the cloud's code. */
  readonly cloudCalled: (action: string, outcome: string) => void;
  connected(platform: string, up: boolean): void;
  /** The text of `/metrics`, and its content type. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const answers = new Counter({
    name: 'tallylight_answers_total',
    help: 'Calls answered, by platform, command and outcome',
    labelNames: ['platform', 'command', 'outcome'],
    registers,
  });
  const cloud = new Counter({
    name: 'tallylight_cloud_calls_total',
    help: 'Requests to the cloud, by action and outcome',
    labelNames: ['action', 'outcome'],
    registers,
  });
  const platforms = new Gauge({
    name: 'tallylight_platform_connected',
    help: '1 while the connection to the chat platform is up',
    labelNames: ['platform'],
    registers,
  });
  return {
    answered: (platform, command, outcome) => answers.inc({ platform, command, outcome }),
    cloudCalled: (action, outcome) => cloud.inc({ action, outcome }),
    connected: (platform, up) => platforms.set({ platform }, up ? 1 : 0),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
